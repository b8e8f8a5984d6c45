/** `CYPHER 5` and planner options before a query, which mean nothing to this engine. */

import { ownNames } from '../../../model/own-names.ts';
import { StancegraphError } from '../../errors.ts';
import { isSign, positionAt, type Token, tokenize } from '../../language/lexer.ts';
import { splitPrefix } from '../../language/prefix.ts';

/** The options of Neo4j 5 and what each may be. */
const optionValues: Record<string, readonly string[]> = ownNames({
  connectcomponentsplanner: ['greedy', 'idp'],
  eageranalyzer: ['ir', 'lp'],
  expressionengine: ['compiled', 'interpreted', 'only_when_hot'],
  inferschemaparts: ['most_selective_label', 'off'],
  interpretedpipesfallback: ['all', 'disabled', 'whitelisted_plans_only'],
  operatorengine: ['compiled', 'interpreted'],
  parallelruntimesupport: ['all', 'disabled'],
  planner: ['cost', 'dp', 'idp'],
  planvarexpandinto: ['minimum_cost', 'single_row'],
  replan: ['force', 'skip'],
  runtime: ['interpreted', 'legacy', 'parallel', 'pipelined', 'slotted'],
  statefulshortestplanningmode: ['all_if_possible', 'cardinality_heuristic', 'into_only'],
  updatestrategy: ['default', 'eager'],
});

/**
 * The query with its options blanked out, so that every place stays. Throws for an option that Neo4j
 * does not have, and for what only Neo4j can do.
 */
export function withoutOptions(query: string): string {
  const { optionsEnd, version } = splitPrefix(query);
  if (version !== undefined && version !== '5') {
    throw new StancegraphError(
      'cannot-answer',
      `The embedded store answers Cypher 5; the query asks for Cypher ${version}. Leave that out.`,
      { position: positionAt(query, 0, optionsEnd) },
    );
  }
  assertOptions(query, optionsEnd);
  return query.slice(0, optionsEnd).replace(/[^\n]/g, ' ') + query.slice(optionsEnd);
}

function assertOptions(query: string, optionsEnd: number): void {
  const tokens = tokenize(query).filter(({ end }) => end <= optionsEnd);
  const given = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    const value = tokens[at + 2];
    if (!value || !isSign(tokens[at + 1], '=')) continue;
    const name = token.text.toLowerCase();
    const wanted = value.text.toLowerCase();
    if (name === 'debug') throw wrong('cannot-answer', query, token, 'Neo4j alone has `debug`.');
    const values = optionValues[name];
    if (!values) {
      throw wrong('bad-cypher', query, token, `There is no option \`${token.text}\`.`);
    }
    if (wanted !== 'default' && !values.includes(wanted)) {
      const text = `\`${value.text}\` is no value of \`${token.text}\`: it may be ${values.join(', ')}.`;
      throw wrong('bad-cypher', query, value, text);
    }
    if ((given.get(name) ?? wanted) !== wanted) {
      throw wrong('bad-cypher', query, token, `\`${token.text}\` is given two values.`);
    }
    given.set(name, wanted);
  }
  const runtime = given.get('runtime') ?? 'default';
  for (const [name, [values, runtimes]] of Object.entries(apart)) {
    const value = given.get(name) ?? 'default';
    const first = tokens[0];
    if (!first || !values.includes(value) || !runtimes.includes(runtime)) continue;
    const text = `\`${name}=${value}\` and \`runtime=${runtime}\` do not go together.`;
    throw wrong('bad-cypher', query, first, text);
  }
}

/** Values of options, and the runtimes beside which Neo4j refuses them. */
const apart: Record<string, [values: string[], runtimes: string[]]> = {
  expressionengine: [['compiled'], ['interpreted', 'legacy']],
  operatorengine: [['compiled'], ['interpreted', 'legacy', 'slotted']],
  parallelruntimesupport: [['disabled'], ['parallel']],
  interpretedpipesfallback: [
    ['all', 'disabled', 'whitelisted_plans_only'],
    ['interpreted', 'legacy', 'slotted'],
  ],
};

function wrong(
  code: 'bad-cypher' | 'cannot-answer',
  query: string,
  { start, end }: Token,
  message: string,
): StancegraphError {
  return new StancegraphError(code, message, { position: positionAt(query, start, end) });
}

/** Null for each parameter that a query names. */
export function withoutValues(query: string): Record<string, null> {
  const names = tokenize(query).filter(({ kind }) => kind === 'parameter');
  return Object.fromEntries(names.map(({ text }) => [text.replace(/^`|`$/g, ''), null]));
}
