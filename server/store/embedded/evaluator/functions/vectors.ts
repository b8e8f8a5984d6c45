/** How alike two vectors are, calculated in 32 bits as Neo4j does. */
import { argumentError, typeError } from '../values/errors.ts';
import type { Value } from '../values/types.ts';
import type { FunctionDefinition } from './definition.ts';

const vector = 'LIST<INTEGER | FLOAT>';
const { fround } = Math;

function read(name: string, argument: string, value: Value | undefined): number[] {
  if (!Array.isArray(value)) {
    throw typeError(
      `Invalid input for 'vector.similarity.${name}()': Expected argument ${argument} to be a ${vector}.`,
    );
  }
  const numbers = value.map((one) =>
    typeof one === 'bigint' || typeof one === 'number' ? Number(one) : Number.NaN,
  );
  const norm = squaredLength(numbers);
  const valid =
    Number.isFinite(fround(norm)) && numbers.length > 0 && (norm > 0 || name !== 'cosine');
  if (!valid) {
    throw argumentError(
      `Invalid input for 'vector.similarity.${name}()': Argument ${argument} is not a valid vector for this similarity function.`,
    );
  }
  return numbers;
}

function similarity(
  name: string,
  description: string,
  measure: (a: number[], b: number[]) => number,
): FunctionDefinition {
  return {
    name: `vector.similarity.${name}`,
    category: 'vector',
    arguments: [
      { name: 'a', type: vector },
      { name: 'b', type: vector },
    ],
    returns: 'FLOAT',
    description,
    evaluate([one, other]) {
      const [a, b] = [read(name, 'a', one), read(name, 'b', other)];
      if (a.length !== b.length) {
        throw argumentError(
          `Invalid input for 'vector.similarity.${name}()': The supplied vectors do not have the same number of dimensions.`,
        );
      }
      return measure(a, b);
    },
  };
}

function squaredLength(vector: number[]): number {
  return vector.reduce((sum, one) => sum + one * one, 0);
}

/** Numbers of 32 bits, of a vector of length 1. */
function normalized(vector: number[]): number[] {
  const length = Math.sqrt(squaredLength(vector));
  return vector.map((one) => fround(one / length));
}

/**
 * The sum of products, each rounded to 32 bits with the sum so far: long vectors in four sums that
 * are added in the end, in Neo4j's order.
 */
function sumOfProducts(a: number[], b: number[]): number {
  const sums = [0, 0, 0, 0];
  const whole = a.length > 32 ? a.length - (a.length % 4) : 0;
  const next = (sum: number, at: number) => fround((a[at] ?? 0) * (b[at] ?? 0) + sum);
  for (let at = 0; at < whole; at++) sums[at % 4] = next(sums[at % 4] ?? 0, at);
  let total = sums.reduce((sum, one) => fround(sum + one), 0);
  for (let at = whole; at < a.length; at++) total = next(total, at);
  return total;
}

export const vectors: FunctionDefinition[] = [
  similarity('cosine', 'How alike the directions of two vectors are, from 0 to 1.', (a, b) =>
    fround(fround(1 + sumOfProducts(normalized(a), normalized(b))) / 2),
  ),
  similarity('euclidean', 'How near two vectors are to each other, from 0 to 1.', (a, b) => {
    const steps = a.map((one, at) => fround(fround(one) - fround(b[at] ?? 0)));
    return fround(1 / fround(1 + sumOfProducts(steps, steps)));
  }),
];
