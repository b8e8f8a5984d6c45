/** Changes to a text, kept apart from it until all are known; a later one may enclose earlier ones. */
import type { Place } from '../../../language/ast.ts';

interface Edit extends Place {
  text: string;
}

export class Edits {
  readonly #query: string;
  #edits: Edit[] = [];

  constructor(query: string) {
    this.#query = query;
  }

  get any(): boolean {
    return this.#edits.length > 0;
  }

  /** The text of a place with the changes made in it so far. */
  textOf({ start, end }: Place): string {
    const inside = this.#edits
      .filter((edit) => edit.start >= start && edit.end <= end)
      .sort((a, b) => a.start - b.start || a.end - b.end);
    let text = '';
    let at = start;
    for (const edit of inside) {
      text += this.#query.slice(at, edit.start) + edit.text;
      at = edit.end;
    }
    return text + this.#query.slice(at, end);
  }

  /** Puts a text in the place of another; changes inside it are taken to be part of the new text. */
  replace({ start, end }: Place, text: string): void {
    this.#edits = this.#edits.filter((edit) => edit.start < start || edit.end > end);
    this.#edits.push({ start, end, text });
  }

  insert(at: number, text: string): void {
    this.#edits.push({ start: at, end: at, text });
  }

  /** Whether something was changed within a place. */
  touched({ start, end }: Place): boolean {
    return this.#edits.some((edit) => edit.start >= start && edit.end <= end);
  }

  result(): string {
    return this.textOf({ start: 0, end: this.#query.length });
  }
}
