/** `round(x)` and `round(x, 2)`: the engine rounds halves otherwise, and knows no precision. */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import type { Rule } from './functions.ts';
import { FLOAT, nothing, nullLike, of } from './types.ts';

/** With more figures a decimal number of the engine cannot tell a half from what is next to it. */
const figuresAtMost = 12;

export const round: Rule = (analysis, call, args) => {
  const [argument, precision] = call.args;
  const figures = precision ? written(analysis, precision) : 0;
  if (!argument || figures === undefined || call.args.length > 2) {
    return analysis.refuse(
      call,
      `This engine rounds to 0 to ${figuresAtMost} figures that are written out, and halves away from zero.`,
      'Write round(x, 2).',
    );
  }
  const text = analysis.edits.textOf(argument);
  analysis.edits.replace(
    call,
    figures === 0 ? `floor(${text} + 0.5)` : rounded(analysis, text, 10 ** figures),
  );
  return nullLike(of(FLOAT), args[0] ?? nothing);
};

function written(analysis: Analysis, precision: Expression): number | undefined {
  const value =
    precision.kind === 'parameter'
      ? analysis.params[precision.name]
      : precision.kind === 'literal' && Number(precision.value);
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return fits && value <= figuresAtMost ? value : undefined;
}

/**
 * Neo4j rounds the decimal that is shown, so that 2.675 becomes 2.68 though the number is a little
 * less. A quotient of whole numbers is the number nearest to it: whether x is the half, or beyond
 * it, is seen by comparing with that.
 */
function rounded(analysis: Analysis, text: string, power: number): string {
  const [x, whole] = [analysis.invent(), analysis.invent()];
  const by = `${power}.0`;
  const steps = `CASE WHEN (${whole} + 0.5) / ${by} <= abs(${x}) THEN ${whole} + 1 WHEN (${whole} - 0.5) / ${by} <= abs(${x}) THEN ${whole} ELSE ${whole} - 1 END`;
  const value = `CASE WHEN abs(${x}) > 1e15 / ${by} THEN ${x} ELSE sign(${x}) * (${steps}) / ${by} END`;
  return `[${x} IN [toFloat(${text})] | [${whole} IN [floor(abs(${x}) * ${by} + 0.5)] | ${value}][0]][0]`;
}
