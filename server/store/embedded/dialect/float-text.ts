/** Decimal numbers as texts: the engine writes 2.0 as 2, and never 1.0E7. */
import type { Analysis } from './analysis.ts';
import { FLOAT, INTEGER, may, only, type Type } from './types.ts';

/** Whether a type is of numbers of which some may be decimal. */
export const isDecimal = (type: Type): boolean => may(type, FLOAT) && only(type, INTEGER | FLOAT);

/** A number as Neo4j writes it. */
export function numberText(analysis: Analysis, text: string, type: Type): string {
  const x = analysis.invent();
  const whole = may(type, INTEGER) ? `WHEN (${x} - ${x} + 1) / 2 = 0 THEN toString(${x}) ` : '';
  const plain = `abs(${x}) >= 0.001 AND abs(${x}) < 10000000.0`;
  const decimal = `CASE WHEN ${x} = floor(${x}) THEN toString(toInteger(${x})) + '.0' ELSE toString(${x}) END`;
  return `[${x} IN [${text}] | CASE WHEN ${x} IS NULL THEN null ${whole}WHEN ${x} = 0 THEN '0.0' WHEN ${plain} THEN ${decimal} ELSE ${scientific(analysis, x)} END][0]`;
}

/** `1.25E-4`, made of the digits that the engine writes: `0.000125`. */
function scientific(analysis: Analysis, x: string): string {
  const [parts, digits] = [analysis.invent(), analysis.invent()];
  // trim() takes off spaces only.
  const spaced = (text: string) => `replace(${text}, '0', ' ')`;
  const sign = `CASE WHEN ${x} < 0 THEN '-' ELSE '' END`;
  const rest = `CASE WHEN size(${digits}) > 1 THEN substring(${digits}, 1) ELSE '0' END`;
  const after = `coalesce(${parts}[1], '')`;
  const exponent = `CASE WHEN abs(${x}) >= 1 THEN size(${parts}[0]) - 1 ELSE size(ltrim(${spaced(after)})) - size(${after}) - 1 END`;
  const written = `${sign} + left(${digits}, 1) + '.' + ${rest} + 'E' + toString(${exponent})`;
  const all = `replace(trim(${spaced(`${parts}[0] + ${after}`)}), ' ', '0')`;
  return `[${parts} IN [split(toString(abs(${x})), '.')] | [${digits} IN [${all}] | ${written}][0]][0]`;
}
