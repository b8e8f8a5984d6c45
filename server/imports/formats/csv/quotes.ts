/**
 * Whether double quotes in a table with tabs enclose fields, as spreadsheets write them, or are signs
 * of the text, as in most dumps, where a field may begin with a quote that encloses nothing.
 */
import { decodedText } from './encoding.ts';

/**
 * Whether quotes are to be read as they stand: fields that they enclose take in tabs or line ends, and
 * no fewer rows have as many fields as most when they enclose nothing. Not where a program encloses
 * fields: the names of the columns, at least one field for two rows, or one with two quotes for one.
 */
export async function areSigns(path: string, encoding: string): Promise<boolean> {
  if (!(await beginsField(path, encoding))) return false;
  const rows = new QuotedRows();
  for await (const text of decodedText(path, encoding)) rows.take(text);
  return rows.end();
}

/** Whether any field begins with a quote. */
async function beginsField(path: string, encoding: string): Promise<boolean> {
  let before = '\n';
  for await (const text of decodedText(path, encoding)) {
    if (/[\t\r\n\ufeff]"/.test(before + text)) return true;
    before = text.slice(-1) || before;
  }
  return false;
}

/** Rows by how many fields they have. */
class Counts {
  readonly #rows = new Map<number, number>();
  all = 0;

  add(tabs: number): void {
    this.all += 1;
    this.#rows.set(tabs, (this.#rows.get(tabs) ?? 0) + 1);
  }

  /** Rows that are not like most. */
  get others(): number {
    return this.all - Math.max(0, ...this.#rows.values());
  }
}

/** Goes through a table as if quotes enclosed fields, and counts the fields of its lines too. */
class QuotedRows {
  readonly #lines = new Counts();
  readonly #rows = new Counts();
  #tabsInLine = 0;
  #isLineBlank = true;
  #tabs = 0;
  #isBlank = true;
  /** `quote`: behind a quote in an enclosed field, the first of two or the last. */
  #at: 'start' | 'within' | 'enclosed' | 'quote' = 'start';
  #hasTwo = false;
  /** Line ends, and tabs too, that the enclosed field takes in. */
  #linesWithin = 0;
  #isTaking = false;
  /** Whether any field has. */
  #hasTaken = false;
  /** Lines of fields that have and do not end with their quote. */
  #faults = 0;
  /** Fields that have not and do. */
  #enclosed = 0;
  #isProgram = false;

  take(text: string): void {
    for (const sign of text) {
      if (sign === '\ufeff') continue;
      const isEnd = sign === '\n' || sign === '\r';
      if (isEnd) this.#endLine();
      else this.#isLineBlank = false;
      if (sign === '\t') this.#tabsInLine += 1;
      if (this.#at === 'enclosed') this.#within(sign, isEnd);
      else if (this.#at === 'quote' && sign === '"') {
        this.#hasTwo = true;
        this.#at = 'enclosed';
      } else if (isEnd) this.#endRow();
      else this.#open(sign);
    }
  }

  /** Whether quotes are signs. */
  end(): boolean {
    this.#endLine();
    if (this.#at === 'enclosed') this.#fault();
    else this.#endRow();
    if (this.#isProgram || this.#enclosed * 2 >= this.#rows.all) return false;
    return this.#hasTaken && this.#lines.others <= this.#rows.others + this.#faults;
  }

  #within(sign: string, isEnd: boolean): void {
    if (sign === '"') this.#at = 'quote';
    else if (isEnd) this.#linesWithin += 1;
    if (isEnd || sign === '\t') this.#isTaking = true;
  }

  /** A sign that no quotes enclose. */
  #open(sign: string): void {
    this.#isBlank = false;
    if (sign === '\t') {
      this.#endField();
      this.#tabs += 1;
    } else if (this.#at === 'quote') {
      if (this.#isTaking) this.#fault();
      this.#at = 'within';
    } else if (sign === '"' && this.#at === 'start') {
      this.#at = 'enclosed';
      this.#hasTwo = false;
      this.#isTaking = false;
      this.#linesWithin = 0;
    } else this.#at = 'within';
  }

  /** An enclosed field does not end with its quote. */
  #fault(): void {
    this.#hasTaken = true;
    this.#faults += 1 + this.#linesWithin;
  }

  #endField(): void {
    if (this.#at === 'quote') {
      if (this.#hasTwo || this.#rows.all === 0) this.#isProgram = true;
      if (this.#isTaking) this.#hasTaken = true;
      else this.#enclosed += 1;
    }
    this.#at = 'start';
  }

  #endRow(): void {
    this.#endField();
    if (!this.#isBlank) this.#rows.add(this.#tabs);
    this.#tabs = 0;
    this.#isBlank = true;
  }

  #endLine(): void {
    if (!this.#isLineBlank) this.#lines.add(this.#tabsInLine);
    this.#tabsInLine = 0;
    this.#isLineBlank = true;
  }
}
