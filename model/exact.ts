/** Whole numbers beyond 2^53, which no number of JavaScript holds. */

/** Whether a number is what was written: a larger whole one has been rounded on the way. */
export function isExact(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value) || Math.abs(value) >= 1e21;
}

/** What is said of one that is not. */
export const tooLarge =
  'is a whole number beyond 2^53, which would be rounded: give it as a text and write toInteger($name)';
