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
/** Where the letters with two cases are. */
const cased: [from: number, to: number][] = [
  [0, 0x24ff],
  [0x2c00, 0x2d2f],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xff21, 0xff5a],
  [0x10400, 0x105bf],
  [0x10c80, 0x10cff],
  [0x118a0, 0x118df],
  [0x16e40, 0x16e7f],
  [0x1e900, 0x1e943],
];

function classes(): Map<number, number[]> {
  if (known) return known;
  known = new Map();
  for (const [from, to] of cased) {
    for (let codePoint = from; codePoint <= to; codePoint++) {
      const key = folded(codePoint);
      const others = known.get(key);
      if (others) others.push(codePoint);
      else known.set(key, [codePoint]);
    }
  }
  for (const [key, members] of known) if (members.length === 1) known.delete(key);
  return known;
}
