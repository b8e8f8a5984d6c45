/** What each function takes on Neo4j, argument by argument; it fails on anything else but null. */
import type { Analysis } from './analysis.ts';
import { assertIs } from './expected.ts';
import type { Call } from './functions.ts';
import {
  BOOLEAN,
  DURATION,
  INTEGER,
  LIST,
  MAP,
  NODE,
  NUMBER,
  PATH,
  RELATIONSHIP,
  STRING,
  type Type,
} from './types.ts';

const number = [NUMBER];
const text = [STRING];
const list = [LIST];
const element = [NODE | RELATIONSHIP];
const path = [PATH];

const takes: Record<string, number[]> = {
  abs: number,
  ceil: number,
  floor: number,
  sqrt: number,
  exp: number,
  log: number,
  log10: number,
  sin: number,
  cos: number,
  tan: number,
  acos: number,
  asin: number,
  atan: number,
  atan2: [NUMBER, NUMBER],
  degrees: number,
  radians: number,
  sign: number,
  round: [NUMBER, INTEGER, STRING],
  tointeger: [NUMBER | STRING | BOOLEAN],
  tofloat: [NUMBER | STRING],
  toboolean: [STRING | BOOLEAN | INTEGER],
  size: [STRING | LIST],
  length: path,
  char_length: text,
  head: list,
  last: list,
  tail: list,
  reverse: [STRING | LIST],
  keys: [NODE | RELATIONSHIP | MAP],
  properties: [NODE | RELATIONSHIP | MAP],
  labels: [NODE],
  type: [RELATIONSHIP],
  startnode: [RELATIONSHIP],
  endnode: [RELATIONSHIP],
  id: element,
  elementid: element,
  nodes: path,
  relationships: path,
  split: [STRING, STRING | LIST],
  toupper: text,
  tolower: text,
  upper: text,
  lower: text,
  trim: text,
  ltrim: text,
  rtrim: text,
  replace: [STRING, STRING, STRING],
  substring: [STRING, INTEGER, INTEGER],
  left: [STRING, INTEGER],
  right: [STRING, INTEGER],
  normalize: text,
  range: [INTEGER, INTEGER, INTEGER],
  isempty: [STRING | LIST | MAP],
  sum: [NUMBER | DURATION],
  avg: [NUMBER | DURATION],
  stdev: number,
  stdevp: number,
  percentilecont: [NUMBER, NUMBER],
  percentiledisc: [NUMBER, NUMBER],
};

/** Throws where Neo4j fails for the type of an argument, or for its sign. */
export function assertArguments(analysis: Analysis, call: Call, types: Type[]): void {
  const name = call.name.toLowerCase();
  const masks = Object.hasOwn(takes, name) ? takes[name] : undefined;
  for (const [index, argument] of call.args.entries()) {
    const [mask, type] = [masks?.[index], types[index]];
    if (mask === undefined || type === undefined) continue;
    assertIs(analysis, argument, type, mask);
    const counts = ['substring', 'left', 'right'].includes(name) && index > 0;
    if (counts && argument.kind === 'unary' && argument.operator === '-')
      analysis.wrong(argument, 'This number may not be negative.');
  }
  const part = name.startsWith('percentile') ? call.args[1] : undefined;
  if (part?.kind === 'unary' || (part?.kind === 'literal' && Number(part.value) > 1))
    analysis.wrong(part, 'The part is a number from 0 to 1.');
  const step = name === 'range' ? call.args[2] : undefined;
  if (step?.kind === 'literal' && step.value === '0')
    analysis.wrong(step, 'The step of range() may not be 0.');
  if (name === 'count' && call.args.length === 0 && !call.star)
    analysis.wrong(call, 'count() needs something to count: write count(*) or count(x).');
}
