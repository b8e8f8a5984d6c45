/** Whole queries: patterns and clauses in any order that is right. */
import type { Choices } from './choices.ts';
import { expression } from './expressions.ts';
import type { Kind, Making, Names } from './making.ts';
import { type Around, Patterns } from './patterns.ts';

/** Kinds whose values may be columns in an ORDER BY of all columns. */
const plain: readonly Kind[] = [
  'int',
  'text',
  'flag',
  'float',
  'list',
  'day',
  'moment',
  'span',
  'thing',
];

export class Queries {
  readonly #choices: Choices;
  #made = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  /** A query that reads. */
  query(): string {
    const choices = this.#choices;
    const one = this.#part([], 2);
    if (!choices.once(10)) return one;
    const column = (text: string) => `${text} AS u`;
    const kind = choices.of(plain);
    const part = () => {
      const before = this.#clauses([], 1);
      return `${before.text} RETURN ${column(expression(this.#making(before.names), kind))}`;
    };
    return `${part()} UNION ${choices.of(['', 'ALL '])}${part()}`.trim();
  }

  #name(prefix: string): string {
    this.#made += 1;
    return `${prefix}${this.#made}`;
  }

  #making(names: Names, depth = 2): Making {
    const subquery = depth > 0 ? (outer: Names) => this.#subquery(outer, depth - 1) : undefined;
    return { choices: this.#choices, names, depth, subquery, expression };
  }

  /** What stands inside EXISTS and COUNT { }. */
  #subquery(outer: Names, depth: number): string {
    if (this.#choices.once(4)) return this.#wholeSubquery(outer);
    const { text, names } = this.#patterns(outer, 1);
    const where = this.#choices.once(2)
      ? ` WHERE ${expression(this.#making(names, depth), 'flag')}`
      : '';
    return `MATCH ${text}${where}`;
  }

  #wholeSubquery(outer: Names): string {
    const choices = this.#choices;
    const part = () => {
      const { text, names } = this.#clauses(outer, 0);
      const result = expression(this.#making(names, 0), choices.of(plain));
      return `${text} RETURN ${choices.once(4) ? 'DISTINCT ' : ''}${result} AS q`;
    };
    return choices.once(4) ? `${part()} UNION ${choices.of(['', 'ALL '])}${part()}` : part();
  }

  #part(outer: Names, most: number): string {
    const { text, names } = this.#clauses(outer, most);
    return `${text} ${this.#return(names)}`.trim();
  }

  #clauses(outer: Names, most: number): { text: string; names: Names } {
    const choices = this.#choices;
    let names = outer;
    const texts = choices.many(1, most + 1, (index) => {
      if (choices.isSpent && index > 0) return '';
      const made = choices.make(
        () => this.#match(names),
        () => this.#match(names),
        () => this.#unwind(names),
        () => this.#with(names),
        () => this.#call(names),
      );
      names = made.names;
      return made.text;
    });
    return { text: texts.filter(Boolean).join(' '), names };
  }

  #match(names: Names) {
    const choices = this.#choices;
    const found = choices.once(8)
      ? new Patterns(choices, names, this.#around(names, true)).shortest()
      : this.#patterns(names, 2);
    const optional = choices.once(3) ? 'OPTIONAL ' : '';
    const where = choices.once(3) ? ` WHERE ${expression(this.#making(found.names), 'flag')}` : '';
    return { text: `${optional}MATCH ${found.text}${where}`, names: found.names };
  }

  /** What makes patterns of one MATCH; repeated parts and lengths do not stand together. */
  #around(names: Names, repeats: boolean): Around {
    return {
      repeats,
      name: (prefix) => this.#name(prefix),
      number: () => expression(this.#making(names, 0), 'int'),
      test: (within) => expression(this.#making(within, 1), 'flag'),
    };
  }

  #patterns(names: Names, most: number): { text: string; names: Names } {
    let after = names;
    const around = this.#around(names, this.#choices.once(3));
    const texts = this.#choices.many(1, most, () => {
      const made = new Patterns(this.#choices, after, around).pattern();
      after = made.names;
      return made.text;
    });
    return { text: texts.join(', '), names: after };
  }

  #unwind(names: Names) {
    const choices = this.#choices;
    const name = this.#name('u');
    const bags = names.filter((one) => one.kind === 'bag');
    const list =
      bags.length > 0 && choices.once(2)
        ? choices.of(bags).name
        : expression(this.#making(names, 1), 'list');
    return {
      text: `UNWIND ${list} AS ${name}`,
      names: [...names, { name, kind: 'int' as const }],
    };
  }

  #with(names: Names): { text: string; names: Names } {
    const choices = this.#choices;
    const kept = names.filter(() => choices.once(2));
    const computed = choices.many(0, 2, () => {
      const kind = choices.of(plain);
      const name = this.#name('w');
      return { text: `${expression(this.#making(names), kind)} AS ${name}`, name, kind };
    });
    const gathered = choices.once(3) ? choices.many(1, 2, () => this.#aggregate(names)) : [];
    const items = [
      ...kept.map(({ name }) => name),
      ...[...computed, ...gathered].map(({ text }) => text),
    ];
    if (items.length === 0) return { text: '', names };
    const after: Names = [...kept, ...computed, ...gathered].map(({ name, kind }) => ({
      name,
      kind,
    }));
    const distinct = choices.once(4) ? 'DISTINCT ' : '';
    const where = choices.once(3) ? ` WHERE ${expression(this.#making(after, 1), 'flag')}` : '';
    // Only what sorts every column says which rows are left.
    const sorts = choices.once(6) && after.every(({ kind }) => plain.includes(kind));
    const order = sorts ? ` ORDER BY ${after.map(({ name }) => name).join(', ')}` : '';
    const cut = sorts ? choices.of(['', ' LIMIT 3', ' SKIP 1', ' OFFSET 1 LIMIT 2']) : '';
    if (choices.once(8) && gathered.length === 0) {
      const more = computed.map(({ text }) => `, ${text}`).join('');
      const all = [...names, ...computed.map(({ name, kind }) => ({ name, kind }))];
      return {
        text: names.length > 0 ? `WITH *${more}` : '',
        names: names.length > 0 ? all : names,
      };
    }
    return { text: `WITH ${distinct}${items.join(', ')}${order}${cut}${where}`, names: after };
  }

  #aggregate(names: Names): { text: string; name: string; kind: Kind } {
    const choices = this.#choices;
    const name = this.#name('g');
    const of = (kind: Kind) => expression(this.#making(names, 1), kind);
    const distinct = choices.once(3) ? 'DISTINCT ' : '';
    return choices.make<{ text: string; name: string; kind: Kind }>(
      () => ({ text: `count(*) AS ${name}`, name, kind: 'int' }),
      () => ({ text: `count(${distinct}${of(choices.of(plain))}) AS ${name}`, name, kind: 'int' }),
      () => ({ text: `sum(${distinct}${of('int')} % 1000) AS ${name}`, name, kind: 'int' }),
      () => ({ text: `collect(${distinct}${of('int')}) AS ${name}`, name, kind: 'bag' }),
      () => {
        const kind = choices.of(plain);
        return { text: `${choices.of(['max', 'min'])}(${of(kind)}) AS ${name}`, name, kind };
      },
      () => ({ text: `avg(${distinct}${of('int')} % 1000) AS ${name}`, name, kind: 'float' }),
      () => ({
        text: `percentileDisc(${of('int')}, ${choices.of(['0.5', '0.0', '1.0', '0.3'])}) AS ${name}`,
        name,
        kind: 'int',
      }),
    );
  }

  #call(names: Names): { text: string; names: Names } {
    const choices = this.#choices;
    const imported = names.filter(() => choices.once(2));
    const inner = this.#clauses(imported, 0);
    const name = this.#name('c');
    const kind = choices.of(plain);
    const result = choices.once(2)
      ? { text: `${expression(this.#making(inner.names), kind)} AS ${name}`, name, kind }
      : this.#aggregate(inner.names);
    const imports = imported.map((one) => one.name).join(', ');
    const optional = choices.once(5) ? 'OPTIONAL ' : '';
    const own = `${inner.text} RETURN ${result.text}`;
    const other = choices.once(5)
      ? ` UNION ${choices.of(['ALL ', ''])}RETURN ${expression(this.#making(imported, 1), result.kind)} AS ${result.name}`
      : '';
    return {
      text: `${optional}CALL (${imports}) { ${own}${other} }`,
      names: [...names, { name: result.name, kind: result.kind }],
    };
  }

  #return(names: Names): string {
    const choices = this.#choices;
    // Which of several paths as long as one another is found is not promised.
    const elements = names.filter(({ kind }) => choices.once(2) && kind !== 'way');
    const computed = choices.many(elements.length === 0 ? 1 : 0, 4, () => {
      const kind = choices.of([...plain, 'map'] as const);
      const name = this.#name('c');
      return {
        text: `${expression({ ...this.#making(names), mixed: true }, kind)} AS ${name}`,
        name,
        kind,
      };
    });
    const gathered = choices.once(4) ? [this.#aggregate(names)] : [];
    const all = [...elements.map((one) => ({ ...one, text: one.name })), ...computed, ...gathered];
    const distinct = choices.once(5) ? 'DISTINCT ' : '';
    // Nodes are sorted by where they lie, which is not the same in two stores.
    const order = choices.once(3) && all.every(({ kind }) => plain.includes(kind));
    const sorted = order
      ? ` ORDER BY ${all.map(({ name }) => `${name}${choices.of(['', ' DESC'])}`).join(', ')}`
      : '';
    const cut =
      order && choices.once(2) ? choices.of([' LIMIT 2', ' SKIP 1', ' SKIP 1 LIMIT 1']) : '';
    return `RETURN ${distinct}${all.map(({ text }) => text).join(', ')}${sorted}${cut}`;
  }
}
