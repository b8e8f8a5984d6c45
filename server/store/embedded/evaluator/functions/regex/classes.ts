/** Classes of characters: `[a-z&&[^b]]`, `\d`, `\p{Alpha}`. */
import { ownNames } from '../../../../../../model/own-names.ts';
import { caseVariants } from './cases.ts';
import { escapedCharacter, type Flags, literalCharacter, type PatternReader } from './reader.ts';

const horizontal = '\\u{9} \\u{a0}\\u{1680}\\u{180e}\\u{2000}-\\u{200a}\\u{202f}\\u{205f}\\u{3000}';
const vertical = '\\n\\v\\f\\r\\u{85}\\u{2028}\\u{2029}';

/** What stands between the brackets of a class for each short form of Java. */
const shortForms: Record<string, string> = {
  d: '0-9',
  w: 'a-zA-Z0-9_',
  s: ' \\t\\n\\v\\f\\r',
  h: horizontal,
  v: vertical,
};

const posix: Record<string, string> = ownNames({
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\u{0}-\\u{7f}',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\u{21}-\\u{2f}\\u{3a}-\\u{40}\\u{5b}-\\u{60}\\u{7b}-\\u{7e}',
  Graph: '\\u{21}-\\u{7e}',
  Print: '\\u{20}-\\u{7e}',
  Blank: ' \\t',
  Cntrl: '\\u{0}-\\u{1f}\\u{7f}',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\v\\f\\r',
});

const categories = new Set(
  'L Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No Z Zs Zl Zp C Cc Cf Co Cs Cn P Pd Ps Pe Pc Po Pi Pf S Sm Sc Sk So'.split(
    ' ',
  ),
);
const binary: Record<string, string> = ownNames({
  alphabetic: 'Alphabetic',
  ideographic: 'Ideographic',
  letter: 'L',
  lowercase: 'Lowercase',
  uppercase: 'Uppercase',
  titlecase: 'Lt',
  punctuation: 'P',
  control: 'Cc',
  white_space: 'White_Space',
  digit: 'Nd',
  hex_digit: 'Hex_Digit',
});

/** Java's own tests of characters. */
const java: Record<string, string> = ownNames({
  javaAlphabetic: '\\p{Alphabetic}',
  javaDigit: '\\p{Nd}',
  javaLetter: '\\p{L}',
  javaLetterOrDigit: '\\p{L}\\p{Nd}',
  javaLowerCase: '\\p{Lowercase}',
  javaTitleCase: '\\p{Lt}',
  javaUpperCase: '\\p{Uppercase}',
});

/** Properties that Java knows, or may know, and that are not translated: blocks and some tests. */
const perhaps = new RegExp(
  [
    '^In|^(blk|block)=',
    '^(Is|gc=|general_category=)?(LC|LD|L1|all)$',
    '^Is(assigned|noncharacter_?code_?point|join_?control|white_?space|hex_?digit|word|ascii)$',
    '^Is(alnum|alpha|blank|cntrl|digit|graph|lower|print|punct|space|upper|xdigit)$',
    '^(Is|sc=|script=)(signwriting|katakana_or_hiragana)$',
    '^java(Ideographic|Defined|SpaceChar|Whitespace|ISOControl|Mirrored|IdentifierIgnorable)$',
    '^java(Java|Unicode)Identifier(Start|Part)$',
  ].join('|'),
  'i',
);

/** A whole class for `\d`, `\H`, `\p{L}` …; undefined when the letter begins none. */
export function shortClass(reader: PatternReader, letter: string): string | undefined {
  if (letter === 'p' || letter === 'P') return property(reader, letter === 'P');
  const form = shortForms[letter.toLowerCase()];
  if (form === undefined) return undefined;
  return letter === letter.toLowerCase() ? `[${form}]` : `[^${form}]`;
}

function property(reader: PatternReader, negated: boolean): string {
  const name = reader.takes('{') ? reader.propertyName() : (reader.next() ?? '');
  const found = propertySet(reader, name);
  return `[${negated ? '^' : ''}${found}]`;
}

function propertySet(reader: PatternReader, name: string): string {
  const [, key, value] = /^([^=]*)=(.*)$/.exec(name) ?? [];
  const refused = () => {
    if (perhaps.test(name)) return reader.unsupported(`\\p{${name}}`);
    return reader.invalid(
      key === undefined
        ? `Unknown character property name {${name}}`
        : `Unknown Unicode property {name=<${key.toLowerCase()}>, value=<${value}>}`,
    );
  };
  const cased = reader.flags.ignoreCase ? bothCases(name) : null;
  if (cased) return cased;
  if (key && value) {
    if (/^(sc|script)$/i.test(key)) return script(value) ?? raise(refused);
    if (/^(gc|general_category)$/i.test(key) && categories.has(value)) return `\\p{${value}}`;
    throw refused();
  }
  const set = posix[name] ?? java[name];
  if (set !== undefined) return set;
  const plain = name.replace(/^Is/, '');
  if (categories.has(plain)) return `\\p{${plain}}`;
  if (plain === name) throw refused();
  const known = binary[plain.toLowerCase()];
  return known ? `\\p{${known}}` : (script(plain) ?? raise(refused));
}

/** With the flag i, a property of one case is one of all cases. */
function bothCases(name: string): string | null {
  if (/^(Lower|Upper)$/.test(name)) return 'a-zA-Z';
  if (/^(Is|(gc|general_category)=)?(Lu|Ll|Lt)$/.test(name)) return '\\p{Lu}\\p{Ll}\\p{Lt}';
  const other = /^(Is(Lower|Upper|Title)case|java(Lower|Upper|Title)Case)$/i.test(name);
  return other ? '\\p{Lowercase}\\p{Uppercase}\\p{Lt}' : null;
}

function raise(error: () => Error): never {
  throw error();
}

function script(name: string): string | null {
  const proper = name.toLowerCase().replace(/(?<![a-z])[a-z]/g, (first) => first.toUpperCase());
  try {
    new RegExp(`\\p{Script=${proper}}`, 'u');
    return `\\p{Script=${proper}}`;
  } catch {
    return null;
  }
}

/** A class in brackets, whose opening one has been taken. */
export function bracketed(reader: PatternReader): string {
  const negated = reader.takes('^');
  const segments: string[] = [''];
  let first = true;
  for (;;) {
    reader.skipIgnored();
    const one = reader.peek();
    if (one === undefined) throw reader.invalid('Unclosed character class');
    if (one === ']' && !first) {
      reader.next();
      break;
    }
    if (reader.takes('&&')) {
      segments.push('');
    } else {
      const at = segments.length - 1;
      segments[at] += member(reader);
    }
    first = false;
  }
  if (segments.includes('')) throw reader.unsupported('An empty side of &&');
  const inner = segments.length === 1 ? segments[0] : segments.map((one) => `[${one}]`).join('&&');
  return `[${negated ? '^' : ''}${inner}]`;
}

function member(reader: PatternReader): string {
  const one = reader.next() as string;
  if (one === '[') return bracketed(reader);
  if (one === '\\') {
    if (reader.takes('Q')) return quoted(reader);
    const letter = reader.next();
    if (letter === undefined) throw reader.invalid('Unclosed character class');
    const set = shortClass(reader, letter);
    if (set !== undefined) return set;
    const escaped = escapedCharacter(reader, letter);
    if (escaped === undefined) throw reader.invalid('Illegal/unsupported escape sequence');
    return range(reader, escaped);
  }
  return range(reader, one.codePointAt(0) as number);
}

function quoted(reader: PatternReader): string {
  let set = '';
  while (!reader.takes('\\E')) {
    const one = reader.next();
    if (one === undefined) break;
    set += variants(one.codePointAt(0) as number, reader.flags);
  }
  return set;
}

function variants(codePoint: number, flags: Flags): string {
  return caseVariants(codePoint, flags).map(literalCharacter).join('');
}

/** A character, or a range that begins with it. */
function range(reader: PatternReader, from: number): string {
  const { flags } = reader;
  reader.skipIgnored();
  const following = reader.peek(1);
  if (reader.peek() === '-' && following === undefined)
    throw reader.invalid('Illegal character range', reader.at + 1);
  if (reader.peek() !== '-' || following === undefined || following === ']' || following === '[') {
    return variants(from, flags);
  }
  if (following === '&' && reader.peek(2) === '&') return variants(from, flags);
  reader.next();
  const end = reader.next() as string;
  let to = end.codePointAt(0);
  if (end === '\\') to = escapedCharacter(reader, reader.next() ?? '');
  if (to === undefined || to < from) throw reader.invalid('Illegal character range');
  let set = `${literalCharacter(from)}-${literalCharacter(to)}`;
  if (!flags.ignoreCase) return set;
  const last = flags.unicodeCase ? to : Math.min(to, 127);
  if (last - from > 3000) throw reader.unsupported('A long range with the flags iu');
  for (let at = from; at <= last; at++) {
    for (const other of caseVariants(at, flags)) {
      if (other < from || other > to) set += literalCharacter(other);
    }
  }
  return set;
}
