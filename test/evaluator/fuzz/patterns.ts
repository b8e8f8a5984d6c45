/** Patterns: nodes and relationships, repeated parts, chosen paths. */
import type { Choices } from './choices.ts';
import { labels, types } from './graphs.ts';
import type { Kind, Names } from './making.ts';

/** What patterns need of the query around them. */
export interface Around {
  /** Whether parts are repeated by a quantifier; else relationships have lengths. */
  repeats: boolean;
  name(prefix: string): string;
  number(): string;
  test(names: Names): string;
}

const labelTexts = [...labels, 'A|B', '!A', 'A&B', '%', '!%', 'A&!(B|C)', '(A|B)&!C'];

/** Makes one pattern; names that were there before may be met again. */
export class Patterns {
  readonly #choices: Choices;
  readonly #names: Names;
  readonly #around: Around;
  readonly #added: { name: string; kind: Kind }[] = [];

  constructor(choices: Choices, names: Names, around: Around) {
    this.#choices = choices;
    this.#names = names;
    this.#around = around;
  }

  pattern(): { text: string; names: Names } {
    const choices = this.#choices;
    const steps = choices.below(3);
    let text = this.#node();
    if (this.#around.repeats && choices.once(2)) text = this.#repeated(text);
    else for (let step = 0; step < steps; step += 1) text += this.#relationship() + this.#node();
    if (choices.once(4)) {
      const path = this.#around.name('p');
      text = `${path} = ${text}`;
      this.#added.push({ name: path, kind: 'path' });
    }
    return { text, names: this.#all() };
  }

  /** Paths chosen by their length; of those as long as one another any may be given. */
  shortest(): { text: string; names: Names } {
    const choices = this.#choices;
    const path = this.#around.name('p');
    const arrow = choices.of(['-[:R]->', '-->', '--', '-[:R|S]-', '<-[:S]-']);
    const times = choices.of(['+', '*', '{1,3}', '{0,2}', '{2,}']);
    const inner = choices.once(3) ? this.#group(times) : `${arrow}${times}`;
    const [from, to] = [this.#node(), this.#node()];
    const chosen = choices.of([
      ['ALL SHORTEST', 'path'],
      ['SHORTEST 2 GROUPS', 'path'],
      ['ANY SHORTEST', 'way'],
      ['SHORTEST 1', 'way'],
      ['SHORTEST 2', 'way'],
      ['SHORTEST GROUP', 'path'],
    ] as const);
    this.#added.push({ name: path, kind: chosen[1] });
    return { text: `${path} = ${chosen[0]} ${from}${inner}${to}`, names: this.#all() };
  }

  #all(): Names {
    return [...this.#names, ...this.#added];
  }

  #node(): string {
    const choices = this.#choices;
    const known = this.#names.filter((one) => one.kind === 'node');
    if (known.length > 0 && choices.once(3)) return `(${choices.of(known).name})`;
    const name = choices.once(4) ? '' : this.#around.name('n');
    if (name) this.#added.push({ name, kind: 'node' });
    const label = choices.once(4) ? `:${choices.of(labelTexts)}` : '';
    const properties = choices.once(12) ? ` {i: ${this.#around.number()}}` : '';
    const where =
      name && !properties && choices.once(10)
        ? ` WHERE ${this.#around.test([{ name, kind: 'node' }])}`
        : '';
    return `(${name}${label}${properties}${where})`;
  }

  #relationship(): string {
    const choices = this.#choices;
    const range =
      !this.#around.repeats && choices.once(4)
        ? choices.of(['*', '*1..2', '*0..1', '*2', '*0..', '*..2'])
        : '';
    const name = choices.once(2) ? this.#around.name('r') : '';
    if (name) this.#added.push({ name, kind: range ? 'relationships' : 'relationship' });
    const type = choices.once(4)
      ? `:${choices.of([...types, 'R|S', ...(range ? [] : ['!R', '%'])])}`
      : '';
    const properties = choices.once(10) ? ` {i: ${this.#around.number()}}` : '';
    const inside =
      name || type || range || properties ? `[${name}${type}${range}${properties}]` : '';
    return choices.of([`-${inside}->`, `-${inside}-`, `<-${inside}-`]);
  }

  /** `((a)-->(b) WHERE …)+` between two nodes. */
  #group(times: string): string {
    const choices = this.#choices;
    const type = choices.of(['', '[:R]', '[:S]']);
    const [a, b] = [this.#around.name('a'), this.#around.name('b')];
    const where = choices.once(2) ? ` WHERE ${a}.i ${choices.of(['<', '=', '<>'])} ${b}.i` : '';
    const arrow = choices.of([`-${type}->`, `-${type}-`, `<-${type}-`]);
    const middle = choices.once(3) ? `${arrow}()` : '';
    return ` ((${a})${middle}-${type}->(${b})${where})${times} `;
  }

  /** A part that is repeated, and the node after it. */
  #repeated(start: string): string {
    const choices = this.#choices;
    const type = choices.of(['', '[:R]', '[:S]']);
    const times = choices.of(['{1,2}', '+', '*', '{2}', '{0,1}', '{,2}']);
    return choices.make(
      () => `${start}-${type}->${times}${this.#node()}`,
      () => `${start}${this.#group(times)}${this.#node()}`,
      () => {
        const name = this.#around.name('r');
        this.#added.push({ name, kind: 'relationships' });
        return `${start}-[${name}:R|S]-${times}${this.#node()}`;
      },
      () => `${start}-${type}->${times}${this.#node()}${this.#relationship()}${this.#node()}`,
    );
  }
}
