/** Java's regular expressions as JavaScript's; what cannot be translated is refused by its name. */
import { bracketed, shortClass } from './classes.ts';
import { escapedCharacter, flagLetters, oneOf, PatternReader } from './reader.ts';

const lineEnd = '[\\n\\r\\u{85}\\u{2028}\\u{2029}]';
/** Before a line end, but not within \r\n. */
const beforeLineEnd = '\\r\\n|(?<!\\r)\\n|[\\r\\u{85}\\u{2028}\\u{2029}]';
// Java 17 counts letters and digits of all scripts to words here, unlike in \w.
const word = '[\\p{L}\\p{Nd}_]';
const wordEdge = `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;

/** An expression of JavaScript and what is known of how long it may take. */
export interface Translated {
  /** For the whole text, with the flag v. */
  source: string;
  /** Repetitions without end. */
  loops: number;
  /** Whether a repetition stands in another, so that trying all ways can take for ever. */
  nested: boolean;
}

/** A JavaScript expression that takes a whole text exactly when Java's does. */
export function translate(pattern: string): Translated {
  const translation = new Translation(pattern);
  const source = translation.alternatives(0);
  if (translation.reader.peek() !== undefined) {
    throw translation.reader.invalid("Unmatched closing ')'");
  }
  const { loops, nested } = translation;
  return { source: `^(?:${source})$`, loops, nested };
}

class Translation {
  readonly reader: PatternReader;
  loops = 0;
  nested = false;
  private choices = 0;
  private groups = 0;
  private atomics = 0;
  private readonly names = new Map<string, number>();
  /** Groups that have always matched where the expression has come to. */
  private readonly certain = new Set<number>();
  private inLookbehind = false;
  private branches = false;

  constructor(pattern: string) {
    this.reader = new PatternReader(pattern);
  }

  alternatives(depth: number): string {
    const kept = { ...this.reader.flags };
    let source = '';
    for (;;) {
      source += this.sequence(depth);
      if (!this.reader.takes('|')) break;
      // What one branch matched, another need not have.
      if (depth === 0) this.certain.clear();
      this.branches = true;
      this.choices++;
      source += '|';
    }
    if (depth > 0) this.reader.flags = kept;
    return source;
  }

  private sequence(depth: number): string {
    const { reader } = this;
    let source = '';
    for (;;) {
      reader.skipIgnored();
      const one = reader.peek();
      if (one === undefined || one === '|' || (one === ')' && depth > 0)) return source;
      if (one === ')') return source;
      const before = this.groups;
      const ways = this.loops + this.choices;
      const atom = this.atom(depth);
      if (atom === null) continue;
      source += this.quantified(atom, before, depth, this.loops + this.choices > ways);
    }
  }

  /** One part that can be repeated; null for what takes no part: flags. */
  private atom(depth: number): string | null {
    const { reader } = this;
    const one = reader.next() as string;
    switch (one) {
      case '(':
        return this.group(depth);
      case '[':
        return bracketed(reader);
      case '\\':
        return this.escape();
      case '.':
        if (reader.flags.dotAll) return '[\\s\\S]';
        return reader.flags.unixLines ? '[^\\n]' : `[^${lineEnd.slice(1)}`;
      case '^':
        if (!reader.flags.multiline) return '(?:^)';
        return `(?:^|(?<=\\n|\\r(?!\\n)|[\\u{85}\\u{2028}\\u{2029}])(?!$))`;
      case '$':
        return this.dollar();
      case '*':
      case '+':
      case '?':
        reader.at--;
        throw reader.invalid(`Dangling meta character '${one}'`, reader.at);
      case '{':
        throw reader.invalid('Illegal repetition', reader.at);
      default:
        return oneOf(one.codePointAt(0) as number, reader.flags);
    }
  }

  private dollar(): string {
    // The whole text is taken: at the end of the expression there is no line end left before it.
    if (this.reader.peek() === undefined) return '(?:$)';
    const { multiline, unixLines } = this.reader.flags;
    const ends = unixLines ? '\\n' : beforeLineEnd;
    return multiline ? `(?=$|${ends})` : `(?=$|(?:${ends})$)`;
  }

  private quantified(atom: string, groupsBefore: number, depth: number, inner = false): string {
    const { reader } = this;
    reader.skipIgnored();
    const repeated = this.repetition();
    if (repeated === null) {
      if (depth === 0 && !this.branches) {
        for (let group = groupsBefore + 1; group <= this.groups; group++) this.certain.add(group);
      }
      return atom;
    }
    for (let group = groupsBefore + 1; group <= this.groups; group++) this.certain.delete(group);
    if (this.inLookbehind && /[*+]|,}/.test(repeated)) {
      // Java takes some characters without end here, and looks at the rest of them in its own way.
      if (!atom.startsWith('(')) throw reader.unsupported('A look-behind without end');
      throw reader.invalid('Look-behind group does not have an obvious maximum length');
    }
    // A group of its own: what is repeated may be a look-around, which JavaScript does not repeat.
    if (/[*+]|,}|\d\d/.test(repeated)) {
      this.loops++;
      this.nested ||= inner;
    }
    const whole = `(?:${atom})${repeated}`;
    const result = reader.takes('?') ? `${whole}?` : reader.takes('+') ? this.atomic(whole) : whole;
    // Java reads a second repetition in braces as one of nothing.
    while (reader.peek() === '{') {
      this.repetition();
      if (!reader.takes('?')) reader.takes('+');
    }
    return result;
  }

  private repetition(): string | null {
    const { reader } = this;
    const one = reader.peek();
    if (one === '*' || one === '+' || one === '?') return reader.next() as string;
    if (one !== '{') return null;
    reader.next();
    const from = this.count();
    if (from === '') throw reader.invalid('Illegal repetition', reader.at);
    const comma = reader.takes(',') ? ',' : '';
    const to = comma && this.count();
    if (!reader.takes('}')) throw reader.invalid('Unclosed counted closure', reader.at);
    if (to !== '' && Number(to) < Number(from)) throw reader.invalid('Illegal repetition range');
    return `{${from}${comma}${to}}`;
  }

  private count(): string {
    const { reader } = this;
    let digits = '';
    while (/^\d$/.test(reader.peek() ?? '')) {
      digits += reader.next();
      if (Number(digits) >= 2 ** 31) throw reader.invalid('Illegal repetition range');
    }
    return digits;
  }

  /** What has matched is not tried in another way. */
  private atomic(source: string): string {
    const name = `a${++this.atomics}`;
    return `(?=(?<${name}>${source}))\\k<${name}>`;
  }

  private group(depth: number): string | null {
    const { reader } = this;
    if (!reader.takes('?')) return this.captured(++this.groups, depth);
    if (reader.takes(':')) return `(?:${this.inner(depth)})`;
    if (reader.takes('>')) return `(?:${this.atomic(this.inner(depth))})`;
    for (const look of ['=', '!', '<=', '<!']) {
      if (!reader.takes(look)) continue;
      const outer = this.inLookbehind;
      this.inLookbehind ||= look.startsWith('<');
      const inside = this.inner(depth);
      this.inLookbehind = outer;
      return `(?${look}${inside})`;
    }
    if (reader.takes('<')) {
      const name = reader.groupName();
      if (this.names.has(name)) {
        throw reader.invalid(`Named capturing group <${name}> is already defined`);
      }
      this.names.set(name, ++this.groups);
      return this.captured(this.groups, depth);
    }
    return this.flags(depth);
  }

  private captured(number: number, depth: number): string {
    return `(?<g${number}>${this.inner(depth)})`;
  }

  private inner(depth: number): string {
    const source = this.alternatives(depth + 1);
    if (!this.reader.takes(')')) throw this.reader.invalid('Unclosed group', this.reader.at);
    return source;
  }

  /** `(?i)` for what follows, `(?i:…)` for what is inside. */
  private flags(depth: number): string | null {
    const { reader } = this;
    const kept = { ...reader.flags };
    let on = true;
    for (;;) {
      const letter = reader.next() ?? '';
      if (letter === ')') return null;
      if (letter === ':') {
        const inside = this.inner(depth);
        reader.flags = kept;
        return `(?:${inside})`;
      }
      if (letter === '-') {
        on = false;
        continue;
      }
      const flag = flagLetters[letter];
      if (letter === 'U') throw reader.unsupported('The flag U');
      if (!flag) throw reader.invalid('Unknown inline modifier');
      reader.flags[flag] = on;
    }
  }

  private escape(): string {
    const { reader } = this;
    const letter = reader.next();
    if (letter === undefined) throw reader.invalid('Unexpected internal error');
    switch (letter) {
      case 'Q':
        return this.quoted();
      case 'A':
        return '(?:^)';
      case 'z':
        return '(?:$)';
      case 'Z':
        return `(?=$|(?:${reader.flags.unixLines ? '\\n' : beforeLineEnd})$)`;
      case 'R':
        return `(?:\\r\\n|[\\n\\v\\f\\r\\u{85}\\u{2028}\\u{2029}])`;
      case 'b':
        if (reader.startsWith('{g}')) throw reader.unsupported('\\b{g}');
        return wordEdge;
      case 'B':
        return `(?!${wordEdge})`;
      case 'k':
        if (!reader.takes('<')) {
          const message = "\\k is not followed by '<' for named capturing group";
          throw reader.invalid(message, reader.at);
        }
        return this.named(reader.groupName());
      default:
        break;
    }
    if (/[GXN]/.test(letter)) throw reader.unsupported(`\\${letter}`);
    if (/[1-9]/.test(letter)) return this.numbered(letter);
    const set = shortClass(reader, letter);
    if (set !== undefined) return set;
    const escaped = escapedCharacter(reader, letter);
    if (escaped === undefined) throw reader.invalid('Illegal/unsupported escape sequence');
    return oneOf(escaped, reader.flags);
  }

  private quoted(): string {
    const { reader } = this;
    let source = '';
    let last = '';
    while (!reader.takes('\\E')) {
      const one = reader.next();
      if (one === undefined) break;
      source += last;
      last = oneOf(one.codePointAt(0) as number, reader.flags);
    }
    // A quantifier behind the quote belongs to its last character.
    if (source !== '' && /[*+?{]/.test(reader.peek() ?? '')) {
      return `${source}${this.quantified(last, this.groups, 1)}`;
    }
    return `(?:${source}${last})`;
  }

  private named(name: string): string {
    const group = this.names.get(name);
    if (group === undefined) {
      throw this.reader.invalid(`named capturing group <${name}> does not exist`);
    }
    return this.reference(group);
  }

  private numbered(letter: string): string {
    let number = Number(letter);
    // More digits belong to it as long as there are so many groups.
    for (;;) {
      const digit = this.reader.peek() ?? '';
      if (!/[0-9]/.test(digit) || number * 10 + Number(digit) > this.groups) break;
      number = number * 10 + Number(this.reader.next());
    }
    return this.reference(number);
  }

  private reference(group: number): string {
    // A group that has not matched makes Java's reference fail and JavaScript's match nothing.
    if (!this.certain.has(group)) {
      throw this.reader.unsupported('A reference to a group that may not have matched');
    }
    if (this.reader.flags.ignoreCase) {
      throw this.reader.unsupported('A reference to a group with the flag i');
    }
    return `\\k<g${group}>`;
  }
}
