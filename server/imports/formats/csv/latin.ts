/**
 * Which of the old encodings of Latin letters a text is in: the one whose letters are those of some
 * language, in about the numbers that it has them, above all of the language of the words around them.
 * Where two come close, both are told.
 */
import { type Language, wordsFor } from './common-words.ts';

export interface LatinGuess {
  name: string;
  /** Another encoding that is nearly as likely and gives another text. */
  rival?: string;
}

/** Letters beyond ASCII of languages, each with how often it comes in 10,000 letters. */
const letters: Readonly<Record<Language, string>> = {
  albanian: 'ë700 ç80',
  catalan: 'à60 é35 è30 ó40 í40 ò20 ú10 ç10 ï5 ü2',
  czech: 'í330 á220 é130 ě160 š80 č100 ř120 ž100 ý100 ů70 ú10 ť4 ď2 ň1 ó3',
  danish: 'ø95 å110 æ90 é6 ö2 ä2',
  dutch: 'ë20 é10 è8 ï6 ó5 ê4 ö3 ü2 ç1 à1 ô1 û1 î1 â1',
  estonian: 'ä110 õ100 ü70 ö30 š1 ž1',
  faroese: 'ð170 í160 á150 ø110 ó90 æ60 ú50 ý40',
  finnish: 'ä360 ö44 å2',
  french: 'é190 à49 è27 ê20 ç9 â5 î5 û6 ù6 ô3 ë2 œ2 ï1',
  german: 'ü100 ä55 ö45 ß30 é1',
  hungarian: 'é390 á360 ö100 ó100 ő90 ü60 í50 ú30 ű20',
  icelandic: 'ð44 á18 í16 þ15 ö8 æ9 é7 ó10 ý2 ú6',
  italian: 'à64 è40 ò10 ù17 ì15 é8',
  latvian: 'ā400 ī180 š90 ē160 ū40 ņ40 ļ30 ž20 ķ10 ģ10 č10',
  lithuanian: 'ė150 š100 ų110 ž80 ū50 į50 č40 ą60 ę20',
  polish: 'ł180 ą100 ę110 ó85 ś66 ż83 ć40 ń20 ź6',
  portuguese: 'ã73 â10 ç53 ê20 é34 ó30 í20 á30 õ8 à7 ú15 ô6',
  romanian: 'ă410 î140 ţ110 ş160 â90',
  serbocroatian: 'č100 š100 ž60 ć60 đ20',
  slovak: 'í160 á130 é80 č100 š90 ž90 ý100 ú100 ľ35 ť50 ô20 ä10 ň15 ď10 ó10 ĺ1 ŕ1',
  spanish: 'ó83 í72 á50 é43 ñ31 ú17 ü2',
  swedish: 'ä180 ö130 å130 é5',
  turkish: 'ı500 ü190 ş180 ğ110 ç120 ö80 â5 î2',
};

const central: Language[] = [
  ...(['albanian', 'czech', 'german', 'hungarian', 'polish', 'romanian'] as const),
  ...(['serbocroatian', 'slovak'] as const),
];
const western: Language[] = [
  ...(['catalan', 'danish', 'dutch', 'estonian', 'faroese', 'finnish', 'french'] as const),
  ...(['german', 'icelandic', 'italian', 'portuguese', 'spanish', 'swedish'] as const),
];

/** What each is for, and how much rarer than Windows-1252 its files are (a natural logarithm). */
const encodings: readonly { name: string; languages: readonly Language[]; rarity: number }[] = [
  { name: 'windows-1252', languages: western, rarity: 0 },
  { name: 'windows-1250', languages: central, rarity: 2 },
  { name: 'iso-8859-2', languages: central, rarity: 2.7 },
  { name: 'windows-1254', languages: ['turkish'], rarity: 1.5 },
  { name: 'windows-1257', languages: ['estonian', 'latvian', 'lithuanian', 'polish'], rarity: 3 },
];

/** Logarithms of how likely a letter is that the language does not have, or a sign within a word. */
const strange = -8;
/** A capital after a small letter. */
const odd = -5;
const loose = -1;
/** From here one encoding is clearly more likely than another: twenty times. */
const clear = 3;

/** Rounds in which languages are found, and how usual the rarest counts as. */
const rounds = 12;
const least = 1e-6;

const shares = new Map(
  Object.entries(letters).map(([language, listed]) => {
    const counted = listed
      .split(' ')
      .map((one): [string, number] => [one.slice(0, 1), Number(one.slice(1))]);
    const all = counted.reduce((sum, [, count]) => sum + count, 0);
    const likely = counted.map(([letter, count]): [string, number] => [
      letter,
      Math.log(count / all),
    ]);
    return [language, new Map(likely)];
  }),
);

/** Whether the bytes beyond ASCII stand beside Latin letters, one or two at a time. */
export function isLatin(sample: Uint8Array): boolean {
  const text = Buffer.from(sample).toString('latin1');
  let runs = 0;
  let among = 0;
  for (const [, before, run = '', after] of text.matchAll(/([a-z]?)([\x80-\xff]+)(?=([a-z])?)/gi)) {
    // A single one between blanks is a dash, or a word such as `à`.
    if (run.length > 1 || before || after) runs += 1;
    if (run.length <= 2 && (before || after)) among += 1;
  }
  return among * 2 >= runs;
}

/** Of a sample that is no UTF-8. */
export function latinGuess(sample: Uint8Array): LatinGuess {
  const scored = encodings.map(({ name, languages, rarity }) => {
    // As a part of a stream: Node reads Windows-1252 as ISO-8859-1 when it is given the whole.
    const text = new TextDecoder(name).decode(sample, { stream: true });
    return { name, text, score: scoreOf(text, languages) - rarity };
  });
  scored.sort((a, b) => b.score - a.score);
  const [best, ...others] = scored;
  const rival = others.find(({ text }) => text !== best?.text);
  if (!best || !rival || best.score - rival.score >= clear) {
    return { name: best?.name ?? 'windows-1252' };
  }
  return { name: best.name, rival: rival.name };
}

/** How likely a text is: each of its lines may be in another of the languages. */
function scoreOf(text: string, languages: readonly Language[]): number {
  const maps = languages.map((language) => shares.get(language));
  const lines: number[][] = [];
  let common = 0;
  for (const line of text.split('\n')) {
    const sums = maps.map(() => 0);
    for (const { index, 0: sign } of line.matchAll(/[^\0-\x7f]/g)) {
      const before = line.charAt(index - 1);
      const isWithin = isLetter(before) || isLetter(line.charAt(index + 1));
      if (isLetter(sign) && !/[ªº]/.test(sign)) {
        const small = sign.toLowerCase();
        if (small !== sign && /\p{Ll}/u.test(before)) common += odd;
        for (const [at, map] of maps.entries()) {
          sums[at] = (sums[at] ?? 0) + (map?.get(small) ?? strange);
        }
      } else if (/[\x80-\x9f\ufffd]/.test(sign)) common += strange;
      else if (!isPunctuation(sign, before)) common += isWithin ? strange : loose;
    }
    if (sums.every((sum) => sum === 0)) continue;
    const words = wordsFor(line);
    lines.push(sums.map((sum, at) => sum + (words[languages[at] ?? 'dutch'] ?? 0)));
  }
  return common + mixed(lines);
}

/**
 * The sum of what lines are worth when each is in some language, a few languages being usual in a
 * text: how usual each is, is found in some rounds.
 */
function mixed(lines: readonly number[][]): number {
  const count = lines[0]?.length ?? 0;
  let usual = Array.from({ length: count }, () => 1 / count);
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    sum = 0;
    const next = usual.map(() => 0);
    for (const line of lines) {
      const most = Math.max(...line);
      const parts = line.map((one, at) => (usual[at] ?? 0) * Math.exp(one - most));
      const all = parts.reduce((before, part) => before + part, 0);
      sum += most + Math.log(all);
      for (const [at, part] of parts.entries()) next[at] = (next[at] ?? 0) + part / all;
    }
    usual = next.map((part) => Math.max(part / lines.length, least));
  }
  return sum;
}

function isLetter(sign: string): boolean {
  return /\p{L}/u.test(sign);
}

/** Signs that all of them have in the same places, and that stand beside words. */
function isPunctuation(sign: string, before: string): boolean {
  return /[’‘“”„‚–—…·«»\u00ad\u00a0´`§°ºª€]/.test(sign) || (/[¿¡]/.test(sign) && !isLetter(before));
}

/** A word of a sample that two encodings read differently, as each reads it. */
export function differingWord(sample: Uint8Array, one: string, other: string): [string, string] {
  const [a, b] = [one, other].map((name) => new TextDecoder(name).decode(sample, { stream: true }));
  const [first, second] = [a ?? '', b ?? ''].map((text) => [...text]);
  const at = first?.findIndex((sign, index) => sign !== second?.[index]) ?? -1;
  const isEnd = (sign: string | undefined) => sign === undefined || /[\s,;|"\t]/.test(sign);
  let [from, to] = [at, at];
  while (from > 0 && !isEnd(first?.[from - 1])) from -= 1;
  while (to - from < 30 && !isEnd(first?.[to])) to += 1;
  return [first?.slice(from, to).join('') ?? '', second?.slice(from, to).join('') ?? ''];
}
