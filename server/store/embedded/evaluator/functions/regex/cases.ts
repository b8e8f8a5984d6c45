/** Letters that Java takes for one another when case does not count. */

interface CaseFlags {
  ignoreCase: boolean;
  unicodeCase: boolean;
}

/** The characters that a character of a pattern stands for, where the flags ask for both cases. */
export function caseVariants(codePoint: number, flags: CaseFlags): readonly number[] {
  if (!flags.ignoreCase) return [codePoint];
  if (flags.unicodeCase) return classes().get(folded(codePoint)) ?? [codePoint];
  const letter = String.fromCodePoint(codePoint);
  if (!/[a-zA-Z]/.test(letter)) return [codePoint];
  return [letter.toLowerCase(), letter.toUpperCase()].map((one) => one.charCodeAt(0));
}

/** Java compares the small letters of the capital ones, one character for one. */
function folded(codePoint: number): number {
  const upper = single(String.fromCodePoint(codePoint).toUpperCase(), codePoint);
  // The capital I with a dot has the plain small one as its counterpart.
  if (upper === 0x130) return 0x69;
  return single(String.fromCodePoint(upper).toLowerCase(), upper);
}

function single(text: string, otherwise: number): number {
  const [first = '', second] = [...text];
  return second === undefined ? (first.codePointAt(0) ?? otherwise) : otherwise;
}

let known: Map<number, number[]> | undefined;
// No letters with case are beyond.
const lastCased = 0x1e943;

function classes(): Map<number, number[]> {
  if (known) return known;
  known = new Map();
  for (let codePoint = 0; codePoint <= lastCased; codePoint++) {
    const key = folded(codePoint);
    const others = known.get(key);
    if (others) others.push(codePoint);
    else known.set(key, [codePoint]);
  }
  for (const [key, members] of known) if (members.length === 1) known.delete(key);
  return known;
}
