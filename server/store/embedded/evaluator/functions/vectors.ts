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
    typeof one === 'bigint' || typeof one === 'number' ? fround(Number(one)) : Number.NaN,
  );
  const norm = numbers.reduce((sum, one) => sum + one * one, 0);
  const valid = Number.isFinite(norm) && numbers.length > 0 && (norm > 0 || name !== 'cosine');
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

function product(a: number[], b: number[]): number {
  return a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);
}

export const vectors: FunctionDefinition[] = [
  similarity('cosine', 'How alike the directions of two vectors are, from 0 to 1.', (a, b) => {
    const cosine = product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    return fround((1 + fround(cosine)) / 2);
  }),
  similarity('euclidean', 'How near two vectors are to each other, from 0 to 1.', (a, b) => {
    const squares = a.map((one, at) => (one - (b[at] ?? 0)) ** 2);
    return fround(1 / (1 + fround(squares.reduce((sum, one) => sum + one, 0))));
  }),
];
