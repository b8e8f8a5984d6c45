/** Intervals by drawing texts again and again, always in the same way. */

const samples = 1000;
const seed = 20_261_129;

/** Numbers from 0 up to 1 that are the same each time (mulberry32). */
function randomFrom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws of texts with putting back, as lists of places. Fewer than two texts are not drawn. */
export function drawsOf(texts: number): number[][] {
  if (texts < 2) return [];
  const random = randomFrom(seed);
  return Array.from({ length: samples }, () =>
    Array.from({ length: texts }, () => Math.floor(random() * texts)),
  );
}

/** The 95 % interval of a figure over draws; null when fewer than half of them define it. */
export function intervalOf(
  draws: readonly (readonly number[])[],
  figure: (places: readonly number[]) => number | null,
): [low: number, high: number] | null {
  const values = draws.map(figure).filter((value) => value !== null);
  if (values.length === 0 || values.length * 2 < draws.length) return null;
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.round(share * (values.length - 1))] as number;
  return [at(0.025), at(0.975)];
}
