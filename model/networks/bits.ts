/** Sets as bits in whole numbers, 32 in each. */

/** How many bits two sets of so many words share; each begins at a place of its own. */
export function bitsInBoth(sets: Int32Array, one: number, other: number, words: number): number {
  let count = 0;
  for (let word = 0; word < words; word += 1) {
    count += bitsOf((sets[one + word] ?? 0) & (sets[other + word] ?? 0));
  }
  return count;
}

function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
