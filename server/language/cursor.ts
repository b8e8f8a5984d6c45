/** Walks over the tokens of a query. */
import type { Expression, QueryTree, TextPlace } from './ast.ts';
import { isSign, isWord, type Token, tokenize } from './lexer.ts';

/** The text is no reading query: a slip, or more than reading. */
export class NotKnown extends Error {
  /** Offset of the token that was not expected. */
  readonly at: number;
  /** Whether it was left because it is nested too deeply. */
  readonly deep: boolean;
  constructor(at: number, deep = false) {
    super('not known');
    this.at = at;
    this.deep = deep;
  }
}

/** A slip that has its own words. */
export class Mistake extends NotKnown {
  readonly place: TextPlace;
  constructor(message: string, place: TextPlace) {
    super(place.start);
    this.message = message;
    this.place = place;
  }
}

const deepest = 300;

/**
 * The parts of the grammar that hold one another: expressions hold patterns and subqueries, which
 * hold expressions. Their files reach them through the cursor instead of importing in a circle.
 */
interface Grammar {
  expression(cursor: Cursor): Expression;
  value(cursor: Cursor): Expression;
  subquery(cursor: Cursor, mayBeBare: boolean): QueryTree;
}

export class Cursor {
  readonly tokens: readonly Token[];
  #at = 0;
  #bar = -1;
  #depth = 0;
  #furthest = 0;
  readonly #made = new Map<number, { result: Expression; after: number } | NotKnown>();

  readonly #grammar: Grammar;

  constructor(query: string, grammar: Grammar) {
    this.tokens = tokenize(query);
    this.#grammar = grammar;
  }

  /** Parses an expression. */
  expression(): Expression {
    return this.#grammar.expression(this);
  }

  /** Parses a value without operators: a map, a parameter. */
  value(): Expression {
    return this.#grammar.value(this);
  }

  /**
   * Parses the inside of `{ … }` after EXISTS, COUNT, COLLECT or CALL, with the closing brace; of
   * the first two it may be a pattern alone.
   */
  subquery(mayBeBare: boolean): QueryTree {
    return this.#grammar.subquery(this, mayBeBare);
  }

  get index(): number {
    return this.#at;
  }

  /** Offset of the next token. */
  get start(): number {
    return this.tokens[this.#at]?.start ?? this.end;
  }

  /** Offset after the token before. */
  get end(): number {
    return this.tokens[this.#at - 1]?.end ?? 0;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.#at + ahead];
  }

  /** Whether the next tokens are these words and signs. */
  is(...texts: string[]): boolean {
    return texts.every((text, ahead) => {
      const token = this.peek(ahead);
      return /^\w/.test(text) ? isWord(token, text) : isSign(token, text);
    });
  }

  /** Takes the tokens when they are these. */
  accept(...texts: string[]): boolean {
    if (!this.is(...texts)) return false;
    this.#at += texts.length;
    return true;
  }

  expect(...texts: string[]): void {
    if (!this.accept(...texts)) throw this.notKnown();
  }

  /** Whether the next token is a bar between labels, not the one before what a list gives. */
  isLabelBar(): boolean {
    return this.is('|') && this.#at !== this.#bar;
  }

  /** Does the work inside a list's brackets, whose last bar stands before what the list gives. */
  insideList<Result>(work: () => Result): Result {
    const before = this.#bar;
    let depth = 0;
    for (let at = this.#at; at < this.tokens.length && depth >= 0; at += 1) {
      const token = this.tokens[at];
      if (token?.kind !== 'sign') continue;
      if ('([{'.includes(token.text)) depth += 1;
      else if (')]}'.includes(token.text)) depth -= 1;
      else if (token.text === '|' && depth === 0) this.#bar = at;
    }
    try {
      return work();
    } finally {
      this.#bar = before;
    }
  }

  /** A name, quoted or not. */
  name(): string {
    const token = this.peek();
    if ((token?.kind !== 'name' && token?.kind !== 'quoted-name') || token.open)
      throw this.notKnown();
    this.#at += 1;
    return token.text;
  }

  /** A name with its place. */
  placedName(): { variable: string; variablePlace: TextPlace } {
    const { start } = this;
    const variable = this.name();
    return { variable, variablePlace: { start, end: this.end } };
  }

  isName(ahead = 0): boolean {
    const kind = this.peek(ahead)?.kind;
    return kind === 'name' || kind === 'quoted-name';
  }

  next(): Token {
    const token = this.tokens[this.#at];
    if (!token) throw this.notKnown();
    this.#at += 1;
    return token;
  }

  /** What `work` makes; nothing is taken when it makes nothing or fails. */
  attempt<Result>(work: () => Result | undefined): Result | undefined {
    const before = this.#at;
    try {
      const result = work();
      if (result !== undefined) return result;
    } catch (error) {
      if (!(error instanceof NotKnown) || error.deep || error instanceof Mistake) throw error;
      this.#furthest = Math.max(this.#furthest, error.at);
    }
    this.#at = before;
    return undefined;
  }

  /**
   * What `work` makes at this place, done once: readings that are tried one after another would
   * else do the inner ones twice a level.
   */
  once(work: () => Expression): Expression {
    const before = this.#at;
    const known = this.#made.get(before);
    if (known instanceof NotKnown) throw known;
    if (known) {
      this.#at = known.after;
      return known.result;
    }
    try {
      const result = work();
      this.#made.set(before, { result, after: this.#at });
      return result;
    } catch (error) {
      if (error instanceof NotKnown) this.#made.set(before, error);
      throw error;
    }
  }

  /** Guards the stack against texts of thousands of brackets. */
  deeper<Result>(work: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > deepest) throw new NotKnown(this.start, true);
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  list<Item>(item: () => Item): Item[] {
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  /** The error at the next token, or where an attempt came further. */
  notKnown(): NotKnown {
    return new NotKnown(Math.max(this.start, this.#furthest));
  }
}
