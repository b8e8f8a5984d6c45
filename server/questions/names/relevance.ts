/**
 * How well a text answers a few words. The same on every store: engines only propose candidates,
 * their scores are not comparable.
 */

/**
 * A score from 0: how many of the words occur (whole, or the last as a beginning), how often,
 * whether side by side, in how short a text. Both texts are folded words.
 */
export function relevance(text: string, asked: readonly string[]): number {
  const tokens = text.split(' ');
  let score = 0;
  for (const [index, word] of asked.entries()) {
    const last = index === asked.length - 1;
    const exact = tokens.filter((token) => token === word).length;
    const begun = last && exact === 0 ? tokens.filter((token) => token.startsWith(word)).length : 0;
    if (exact > 0) score += 2 - 1 / exact;
    else if (begun > 0) score += 0.6;
  }
  if (asked.length > 1 && ` ${text} `.includes(` ${asked.join(' ')}`)) score += asked.length;
  return score / (1 + Math.log10(1 + tokens.length) / 4);
}

/** Whether every word occurs: whole, and the last at least as a beginning. */
export function hasAll(text: string, asked: readonly string[]): boolean {
  const padded = ` ${text} `;
  return asked.every((word, index) =>
    padded.includes(index === asked.length - 1 ? ` ${word}` : ` ${word} `),
  );
}
