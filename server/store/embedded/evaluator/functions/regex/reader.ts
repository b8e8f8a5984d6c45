/** Reading the text of a regular expression: one character after the other, with Java's flags. */
import { EvaluationError, Unsupported } from '../../values/errors.ts';
import { caseVariants } from './cases.ts';

/** Java's embedded flags that the translation knows. */
export interface Flags {
  /** i: letters of both cases. */
  ignoreCase: boolean;
  /** u: with i, not of ASCII alone. */
  unicodeCase: boolean;
  /** s: the dot takes line ends too. */
  dotAll: boolean;
  /** m: ^ and $ at every line. */
  multiline: boolean;
  /** x: white space and comments do not count. */
  comments: boolean;
  /** d: only \n ends a line. */
  unixLines: boolean;
}

const noFlags: Flags = {
  ignoreCase: false,
  unicodeCase: false,
  dotAll: false,
  multiline: false,
  comments: false,
  unixLines: false,
};

export const flagLetters: Record<string, keyof Flags> = {
  i: 'ignoreCase',
  u: 'unicodeCase',
  s: 'dotAll',
  m: 'multiline',
  x: 'comments',
  d: 'unixLines',
};

export class PatternReader {
  readonly characters: string[];
  at = 0;
  flags: Flags = { ...noFlags };

  constructor(pattern: string) {
    this.characters = [...pattern];
  }

  /** The next character that counts, without taking it. */
  peek(offset = 0): string | undefined {
    return this.characters[this.at + offset];
  }

  next(): string | undefined {
    return this.characters[this.at++];
  }

  /** Takes a text if it stands here. */
  takes(text: string): boolean {
    if (!this.startsWith(text)) return false;
    this.at += [...text].length;
    return true;
  }

  startsWith(text: string): boolean {
    return [...text].every((one, index) => this.peek(index) === one);
  }

  /** The name of a property up to the closing brace, which is taken too. */
  propertyName(): string {
    const found = this.characters.indexOf('}', this.at);
    if (found < 0) throw this.invalid('Unclosed character family', this.characters.length);
    const text = this.characters.slice(this.at, found).join('');
    this.at = found + 1;
    if (text === '') throw this.invalid('Empty character family');
    return text;
  }

  /** The name of a group up to the closing bracket, which is taken too. */
  groupName(): string {
    if (!/^[a-zA-Z]$/.test(this.peek() ?? ''))
      throw this.invalid('capturing group name does not start with a Latin letter', this.at);
    let name = '';
    while (/^[a-zA-Z0-9]$/.test(this.peek() ?? '')) name += this.next();
    if (!this.takes('>'))
      throw this.invalid("named capturing group is missing trailing '>'", this.at);
    return name;
  }

  /** With the flag x, white space and comments are passed over. */
  skipIgnored(): void {
    if (!this.flags.comments) return;
    for (;;) {
      const one = this.peek();
      if (one === '#') {
        while (this.peek() !== undefined && this.peek() !== '\n') this.at++;
      } else if (one !== undefined && /[ \t\n\v\f\r]/.test(one)) this.at++;
      else return;
    }
  }

  /** `index`: where Java finds it, which mostly is the character taken last. */
  invalid(message: string, index = this.at - 1): EvaluationError {
    return new EvaluationError(
      'Neo.ClientError.Statement.SemanticError',
      `Invalid Regex: ${message}${index < 0 ? '' : ` near index ${index}`}`,
    );
  }

  unsupported(what: string): Unsupported {
    return new Unsupported(`${what} in a regular expression`);
  }
}

/** A character as it may stand anywhere in a JavaScript expression. */
export function literalCharacter(codePoint: number): string {
  const text = String.fromCodePoint(codePoint);
  return /^[a-zA-Z0-9]$/.test(text) ? text : `\\u{${codePoint.toString(16)}}`;
}

/** One character as an expression. */
export function oneOf(codePoint: number, flags: Flags): string {
  const variants = caseVariants(codePoint, flags).map(literalCharacter);
  return variants.length === 1 ? (variants[0] as string) : `[${variants.join('')}]`;
}

const controls: Record<string, number> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

const isHex = (one: string | undefined) => one !== undefined && /^[\da-fA-F]$/.test(one);

function hex(reader: PatternReader, count: number, kind: string): number {
  let digits = '';
  while (digits.length < count) {
    if (!isHex(reader.peek())) throw reader.invalid(`Illegal ${kind} escape sequence`, reader.at);
    digits += reader.next();
  }
  return Number.parseInt(digits, 16);
}

/** `{1f600}` */
function longHex(reader: PatternReader): number {
  reader.next();
  let codePoint = 0;
  while (isHex(reader.peek())) {
    codePoint = codePoint * 16 + Number.parseInt(reader.next() as string, 16);
    if (codePoint > 0x10ffff) throw reader.invalid('Hexadecimal codepoint is too big');
  }
  if (!reader.takes('}')) throw reader.invalid('Unclosed hexadecimal escape sequence', reader.at);
  return codePoint;
}

/** The character behind a backslash; undefined when the escape is no character. */
export function escapedCharacter(reader: PatternReader, letter: string): number | undefined {
  const control = controls[letter];
  if (control !== undefined) return control;
  if (letter === 'x') {
    const isLong = reader.peek() === '{' && isHex(reader.peek(1));
    return isLong ? longHex(reader) : hex(reader, 2, 'hexadecimal');
  }
  if (letter === 'u') {
    const unit = hex(reader, 4, 'Unicode');
    // Two escapes of a surrogate pair are one character.
    if (unit < 0xd800 || unit > 0xdbff || !reader.takes('\\u')) return unit;
    return ((unit - 0xd800) << 10) + (hex(reader, 4, 'Unicode') - 0xdc00) + 0x10000;
  }
  if (letter === '0') {
    let digits = '';
    while (digits.length < 3 && /^[0-3]?[0-7]{0,2}$/.test(digits + reader.peek())) {
      if (!/[0-7]/.test(reader.peek() ?? '')) break;
      digits += reader.next();
    }
    if (digits === '') throw reader.invalid('Illegal octal escape sequence', reader.at);
    return Number.parseInt(digits, 8);
  }
  if (letter === 'c') {
    const one = reader.peek();
    if (one === undefined) throw reader.invalid('Illegal control escape sequence');
    reader.next();
    return (one.codePointAt(0) as number) ^ 64;
  }
  return /[a-zA-Z0-9]/.test(letter) ? undefined : (letter.codePointAt(0) as number);
}
