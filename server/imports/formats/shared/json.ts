/**
 * Reads JSON as a stream: the elements of the arrays that lie at the top, or right below it, one at
 * a time, so that memory does not grow with the file.
 */
import type { ImportFile } from '../format.ts';
import { type Meter, textOf, Unreadable } from './text.ts';

export interface JsonElement {
  /** Names of the objects that lead to it: `['elements', 'nodes']`; none in an array at the top. */
  path: readonly string[];
  /** From 0 within its array; undefined for a value that is no element of an array. */
  index: number | undefined;
  value: unknown;
  line: number;
}

/** Characters of one element. */
const longestElement = 32 * 1024 * 1024;

/**
 * The elements of every array that `through` leads to, and single values beside them. `through`
 * tells whether an object at a path is gone into; the top always is.
 */
export async function* jsonElements(
  file: ImportFile,
  meter: Meter,
  through: (path: readonly string[]) => boolean = () => false,
): AsyncGenerator<JsonElement> {
  const reader = new Reader(through);
  for await (const part of textOf(file, meter, 'json')) {
    reader.write(part);
    yield* reader.found.splice(0);
  }
  reader.end();
  yield* reader.found.splice(0);
}

interface Level {
  kind: 'object' | 'array';
  /** The name whose value comes next; undefined where a name must come. */
  name?: string | undefined;
  index: number;
  /** Whether a comma or the end must come. */
  filled: boolean;
}

class Reader {
  readonly found: JsonElement[] = [];
  readonly #through: (path: readonly string[]) => boolean;
  readonly #levels: Level[] = [];
  #done = false;
  #line = 1;
  /** The text of the value or name that is being read, in pieces. */
  #parts: string[] = [];
  #length = 0;
  #startLine = 1;
  #reading: 'nothing' | 'value' | 'name' = 'nothing';
  #depth = 0;
  #inText = false;
  #escaped = false;

  constructor(through: (path: readonly string[]) => boolean) {
    this.#through = through;
  }

  write(text: string): void {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 10) this.#line += 1;
      if (this.#reading === 'nothing') {
        if (code === 32 || code === 10 || code === 13 || code === 9) continue;
        if (code === 0xfeff && this.#levels.length === 0) continue;
        if (this.#begin(text[at] as string)) from = at;
        else continue;
        this.#scan(code);
        if (this.#complete(code)) this.#finish(text.slice(from, at + 1));
        continue;
      }
      // A number or a word ends before what comes next.
      if (this.#isBare() && (code === 44 || code === 93 || code === 125 || code <= 32)) {
        this.#finish(text.slice(from, at));
        if (code > 32) this.#begin(text[at] as string);
        continue;
      }
      this.#scan(code);
      if (this.#complete(code)) this.#finish(text.slice(from, at + 1));
    }
    if (this.#reading !== 'nothing') {
      this.#parts.push(text.slice(from));
      this.#length += text.length - from;
      if (this.#length > longestElement) throw this.#fault('one record is too long');
    }
  }

  end(): void {
    if (this.#reading !== 'nothing' && this.#isBare() && this.#levels.length === 0) {
      this.#finish('');
    }
    if (!this.#done || this.#reading !== 'nothing') throw this.#fault('the file ends too early');
  }

  /** Takes a sign between values; whether a value or name begins with it. */
  #begin(sign: string): boolean {
    const level = this.#levels.at(-1);
    if (this.#done) throw this.#fault(`something follows after the end: ${sign}`);
    if (level && (sign === '}' || sign === ']')) {
      if ((sign === '}') !== (level.kind === 'object')) throw this.#fault(`an unexpected ${sign}`);
      this.#levels.pop();
      this.#filled();
      return false;
    }
    if (level && sign === ',') {
      if (!level.filled) throw this.#fault('an unexpected comma');
      level.filled = false;
      return false;
    }
    if (level?.kind === 'object' && level.name !== undefined && sign === ':') return false;
    if (level?.filled) throw this.#fault(`a comma is missing before ${sign}`);
    this.#startLine = this.#line;
    if (level?.kind === 'object' && level.name === undefined) {
      if (sign !== '"') throw this.#fault(`a name in quotes must stand where ${sign} is`);
      this.#reading = 'name';
      return true;
    }
    const path = this.#path();
    const inArray = level?.kind === 'array';
    if ((sign === '{' || sign === '[') && !inArray && this.#opens(path, sign)) {
      this.#levels.push({ kind: sign === '{' ? 'object' : 'array', index: 0, filled: false });
      return false;
    }
    this.#reading = 'value';
    return true;
  }

  #opens(path: readonly string[], sign: string): boolean {
    if (path.length === 0) return true;
    return sign === '['
      ? path.length === 1 || this.#through(path.slice(0, -1))
      : this.#through(path);
  }

  #scan(code: number): void {
    if (this.#inText) {
      if (this.#escaped) this.#escaped = false;
      else if (code === 92) this.#escaped = true;
      else if (code === 34) this.#inText = false;
    } else if (code === 34) this.#inText = true;
    else if (code === 123 || code === 91) this.#depth += 1;
    else if (code === 125 || code === 93) this.#depth -= 1;
  }

  #bare = false;
  #isBare(): boolean {
    return this.#bare;
  }

  #complete(code: number): boolean {
    if (this.#inText || this.#depth > 0) {
      this.#bare = false;
      return false;
    }
    if (code === 34 || code === 125 || code === 93) return true;
    this.#bare = true;
    return false;
  }

  #finish(last: string): void {
    const text = this.#parts.length > 0 ? this.#parts.join('') + last : last;
    this.#parts = [];
    this.#length = 0;
    this.#bare = false;
    this.#depth = 0;
    const kind = this.#reading;
    this.#reading = 'nothing';
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      throw this.#fault((error as Error).message.slice(0, 120));
    }
    const level = this.#levels.at(-1);
    if (kind === 'name' && level) {
      level.name = String(value);
      return;
    }
    const index = level?.kind === 'array' ? level.index : undefined;
    this.found.push({ path: this.#path(), index, value, line: this.#startLine });
    this.#filled();
  }

  /** A value of the innermost level has been read. */
  #filled(): void {
    const level = this.#levels.at(-1);
    if (!level) {
      this.#done = true;
      return;
    }
    level.filled = true;
    level.name = undefined;
    level.index += 1;
  }

  #path(): string[] {
    return this.#levels.flatMap(({ name }) => (name === undefined ? [] : [name]));
  }

  #fault(what: string): Unreadable {
    return new Unreadable(
      `is not JSON at line ${this.#line}: ${what}`,
      'Put it right at this place; perhaps the file was cut off.',
    );
  }
}
