/** Reading arguments of functions, with Neo4j's errors where a type is wrong. */
import { EvaluationError, typeError } from '../values/errors.ts';
import { quotedValue } from '../values/text.ts';
import type { Value } from '../values/types.ts';

/** A number as a FLOAT, for functions that 'require numbers'. */
export function floatArgument(value: Value | undefined, name: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw typeError(`${name}() requires numbers`);
}

/** A text, for functions on texts. */
export function textArgument(value: Value | undefined, name: string): string {
  if (typeof value === 'string') return value;
  throw typeError(
    `Expected a string value for \`${name}\`, but got: ${quotedValue(value ?? null)}; consider converting it to a string with toString().`,
  );
}

/** A whole number; a FLOAT is cut. */
export function integerArgument(value: Value | undefined, what: string, name: string): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return toLong(value);
  throw typeError(
    `Invalid input for ${what} value in function '${name}()': Expected a numeric value but got: ${quotedValue(value ?? null)}`,
  );
}

/** Throws for a number that Java's int cannot hold; `what` says which it is. */
export function assertShort(value: bigint, what = ''): void {
  if (value === BigInt.asIntN(32, value)) return;
  throw executionFailed(
    `${what}Expected an integer between -2147483648 and 2147483647, but got: ${value}`,
  );
}

/** The same of an argument. */
export function assertShortArgument(value: bigint, what: string, name: string): bigint {
  assertShort(value, `Invalid input for ${what} value in function '${name}()': `);
  return value;
}

/** The error of a function whose argument has none of the types it takes. */
export function wrongInput(name: string, expected: string, value: Value | undefined) {
  return typeError(
    `Invalid input for function '${name}()': Expected ${expected}, got: ${quotedValue(value ?? null)}`,
  );
}

/** The error of those functions that Neo4j keeps among its procedures. */
export function wrongCall(signature: string, args: Value[]) {
  return new EvaluationError(
    'Neo.ClientError.Procedure.ProcedureCallFailed',
    `Invalid call signature for ${signature}: Provided input was [${args.map(quotedValue).join(', ')}]`,
  );
}

/** Numbers only, before those functions look at what kind of number it is. */
export function checkNumbers(args: Value[]): void {
  for (const value of args) {
    if (typeof value !== 'bigint' && typeof value !== 'number') {
      throw typeError(`Can't coerce \`${quotedValue(value)}\` to Number`);
    }
  }
}

/** An error that Neo4j does not count as the reader's. */
export function executionFailed(message: string): EvaluationError {
  return new EvaluationError('Neo.DatabaseError.Statement.ExecutionFailed', message);
}

/** A FLOAT as an INTEGER in Java's way: cut towards zero, held at the limits, NaN is 0. */
export function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  if (value <= -(2 ** 63)) return -(2n ** 63n);
  return BigInt(Math.trunc(value));
}
