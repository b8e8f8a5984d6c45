/**
 * Makes graphs for tests by the writing clauses that test data uses: CREATE, MERGE, SET, DELETE, and
 * the reading ones before them, which the evaluator itself runs. The server has no such thing.
 */
import type { Expression, LabelExpression, PathPattern } from '../../server/language/ast.ts';
import { isWord, tokenize } from '../../server/language/lexer.ts';
import { parse } from '../../server/language/parse.ts';
import type { MemoryGraph } from '../../server/store/embedded/evaluator/graph/memory.ts';
import {
  type MapValue,
  NodeValue,
  RelationshipValue,
  type Value,
} from '../../server/store/embedded/evaluator/values/types.ts';
import { answer } from './run.ts';

type Row = Map<string, Value>;
type Params = Record<string, Value>;

/** Runs a text that writes. */
export function write(graph: MemoryGraph, text: string, params: Params = {}): void {
  new Writer(graph, params).run(text);
}

const words = [
  'create',
  'match',
  'optional',
  'unwind',
  'with',
  'merge',
  'set',
  'on',
  'delete',
  'detach',
  'return',
];

/** The clauses of a text, each as it is written. */
function clausesOf(text: string): { word: string; text: string }[] {
  const tokens = tokenize(text);
  const starts: { word: string; start: number }[] = [];
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth += 1;
    if (token.kind === 'sign' && ')]}'.includes(token.text)) depth -= 1;
    const word = depth === 0 ? words.find((one) => isWord(token, one)) : undefined;
    const before = tokens[index - 1];
    const goesOn =
      (word === 'match' && isWord(before, 'optional')) ||
      (word === 'delete' && isWord(before, 'detach')) ||
      (['create', 'match'].includes(word ?? '') && isWord(before, 'on')) ||
      (word === 'set' && /^(create|match)$/i.test(before?.text ?? '')) ||
      (word === 'with' && /^(starts|ends)$/i.test(before?.text ?? ''));
    if (word && !goesOn) starts.push({ word, start: token.start });
  }
  return starts.map(({ word, start }, index) => ({
    word,
    text: text
      .slice(start, starts[index + 1]?.start)
      .replace(/;\s*$/, '')
      .trim(),
  }));
}

class Writer {
  readonly #graph: MemoryGraph;
  readonly #params: Params;
  #rows: Row[] = [new Map()];
  #reading = '';

  constructor(graph: MemoryGraph, params: Params) {
    this.#graph = graph;
    this.#params = params;
  }

  run(text: string): void {
    // Rows that the latest MERGE made, and those that it found.
    let made = new Set<Row>();
    for (const clause of clausesOf(text)) {
      const rest = (start: RegExp) => clause.text.replace(start, '');
      if (['match', 'optional', 'unwind', 'with'].includes(clause.word)) {
        this.#reading += ` ${clause.text}`;
        continue;
      }
      this.#read();
      if (clause.word === 'create') this.#create(rest(/^create/i), this.#rows);
      else if (clause.word === 'merge') made = this.#merge(rest(/^merge/i));
      else if (clause.word === 'set') this.#set(rest(/^set/i), this.#rows);
      else if (clause.word === 'on') {
        const onCreate = /^on\s+create/i.test(clause.text);
        const rows = this.#rows.filter((row) => made.has(row) === onCreate);
        this.#set(rest(/^on\s+(create|match)\s+set/i), rows);
      } else if (clause.word !== 'return') this.#delete(rest(/^(detach\s+)?delete/i));
    }
    this.#read();
  }

  /** Runs the reading clauses that were gathered. */
  #read(): void {
    if (!this.#reading) return;
    this.#rows = this.#ask(`${this.#reading} RETURN *`, this.#rows).map((row) => {
      row.delete('i_');
      return row;
    });
    this.#reading = '';
  }

  /** What a query that goes on from rows gives; `i_` numbers them. */
  #ask(text: string, rows: Row[]): Row[] {
    const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
    const named = names.map((name) => `, rows_[i_].\`${name}\` AS \`${name}\``).join('');
    const query = `UNWIND range(0, size($rows_) - 1) AS i_ WITH i_, $rows_ AS rows_ WITH i_${named} ${text}`;
    const { columns, rows: found } = answer(query, this.#graph, { ...this.#params, rows_: rows });
    return found.map(
      (values) => new Map(columns.map((column, index) => [column, values[index] ?? null])),
    );
  }

  /** The value of an expression for each row. */
  #values(text: string, rows: Row[]): Value[] {
    return this.#ask(`RETURN ${text} AS value_`, rows).map((row) => row.get('value_') ?? null);
  }

  #properties(expression: Expression | undefined, source: string, rows: Row[]): MapValue[] {
    if (!expression) return rows.map(() => new Map());
    const text = source.slice(expression.start, expression.end);
    return this.#values(text, rows).map((value) => (value instanceof Map ? value : new Map()));
  }

  #create(patterns: string, rows: Row[]): void {
    const source = `MATCH ${patterns} RETURN 1`;
    const [match] = parse(source).parts[0] ?? [];
    if (match?.kind !== 'match') throw new Error(`no pattern: ${patterns}`);
    for (const pattern of match.patterns) this.#createPath(pattern, source, rows);
  }

  #createPath(pattern: PathPattern, source: string, rows: Row[]): void {
    let before: NodeValue[] = [];
    for (const [index, element] of pattern.elements.entries()) {
      if (element.kind !== 'node') continue;
      const { variable } = element;
      const isBound = variable !== undefined && rows.every((row) => row.has(variable));
      const properties = isBound ? [] : this.#properties(element.properties, source, rows);
      const nodes = rows.map((row, at) => {
        if (isBound) return row.get(variable) as NodeValue;
        const node = this.#node(namesOf(element.labels), properties[at] ?? new Map());
        if (variable !== undefined) row.set(variable, node);
        return node;
      });
      const joining = pattern.elements[index - 1];
      if (joining?.kind === 'relationship') {
        const made = this.#properties(joining.properties, source, rows);
        for (const [at, row] of rows.entries()) {
          const ends = [before[at], nodes[at]] as [NodeValue, NodeValue];
          const [start, end] = joining.direction === 'in' ? ends.toReversed() : ends;
          if (!start || !end) throw new Error('a relationship without an end');
          const [type = ''] = namesOf(joining.types);
          const relationship = this.#relationship(type, start, end, made[at] ?? new Map());
          if (joining.variable !== undefined) row.set(joining.variable, relationship);
        }
      }
      before = nodes;
    }
  }

  #node(labels: string[], properties: MapValue): NodeValue {
    const id = `n:${this.#graph.nodeCount + this.#graph.version}`;
    this.#graph.addNode(id, labels, kept(properties));
    return new NodeValue(this.#graph.nodeOf(id), this.#graph);
  }

  #relationship(type: string, start: NodeValue, end: NodeValue, properties: MapValue) {
    const id = `e:${this.#graph.relationshipCount + this.#graph.version}`;
    const [from, to] = [start, end].map(({ id: node }) => this.#graph.nodeElementId(node));
    this.#graph.addRelationship(id, type, from ?? '', to ?? '', kept(properties));
    return new RelationshipValue(this.#graph.relationshipOf(id), this.#graph);
  }

  /** Gives the rows for which it had to create. */
  #merge(pattern: string): Set<Row> {
    const made = new Set<Row>();
    const after: Row[] = [];
    for (const row of this.#rows) {
      const found = this.#ask(`MATCH ${pattern} RETURN *`, [row]);
      if (found.length > 0) after.push(...found);
      else {
        this.#create(pattern, [row]);
        made.add(row);
        after.push(row);
      }
    }
    for (const row of after) row.delete('i_');
    this.#rows = after;
    return made;
  }

  #set(items: string, rows: Row[]): void {
    for (const item of splitAtCommas(items)) {
      const labels = /^\s*(\w+)\s*((?::\s*\w+)+)\s*$/.exec(item);
      const [, name = '', key, operator, text = ''] =
        /^\s*(\w+)(?:\s*\.\s*(\w+))?\s*(\+?=)([\s\S]*)$/.exec(item) ?? [];
      const values = labels ? [] : this.#values(text, rows);
      for (const [at, row] of rows.entries()) {
        const element = row.get(labels?.[1] ?? name);
        if (labels && element instanceof NodeValue) {
          const more = (labels[2] ?? '').split(':').map((label) => label.trim());
          this.#change(element, (properties) => properties, more.filter(Boolean));
        } else if (element instanceof NodeValue || element instanceof RelationshipValue) {
          const value = values[at] ?? null;
          this.#change(element, (before) => {
            if (key !== undefined) return new Map([...before, [key, value]]);
            const given = this.#propertiesOf(value);
            return operator === '+=' ? new Map([...before, ...given]) : given;
          });
        }
      }
    }
  }

  #propertiesOf(value: Value): MapValue {
    if (value instanceof NodeValue) return this.#graph.nodeProperties(value.id);
    if (value instanceof RelationshipValue) return this.#graph.relationshipProperties(value.id);
    return value instanceof Map ? value : new Map();
  }

  #change(
    element: NodeValue | RelationshipValue,
    by: (before: MapValue) => MapValue,
    more: string[] = [],
  ): void {
    const properties = kept(by(this.#propertiesOf(element)));
    const graph = this.#graph;
    if (element instanceof NodeValue) {
      const labels = new Set([...graph.labels(element.id), ...more]);
      graph.addNode(graph.nodeElementId(element.id), [...labels], properties);
      return;
    }
    const [start, end] = [graph.startOf(element.id), graph.endOf(element.id)];
    const ends = [graph.nodeElementId(start), graph.nodeElementId(end)] as const;
    const id = graph.relationshipElementId(element.id);
    graph.addRelationship(id, graph.typeOf(element.id), ...ends, properties);
  }

  #delete(items: string): void {
    const found = splitAtCommas(items).flatMap((item) => this.#values(item, this.#rows));
    const graph = this.#graph;
    const relationships = found.filter((one) => one instanceof RelationshipValue);
    for (const id of new Set(relationships.map((one) => one.id)))
      graph.removeRelationship(graph.relationshipElementId(id));
    const nodes = found.filter((one) => one instanceof NodeValue);
    for (const id of new Set(nodes.map((one) => one.id))) graph.removeNode(graph.nodeElementId(id));
  }
}

/** Properties without those that are null. */
const kept = (properties: MapValue): MapValue =>
  new Map([...properties].filter(([, value]) => value !== null));

function namesOf(labels: LabelExpression | undefined): string[] {
  if (!labels) return [];
  if (labels.kind === 'name') return [labels.name];
  return labels.kind === 'and' ? labels.parts.flatMap(namesOf) : [];
}

/** The parts between commas outside brackets. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const token of tokenize(text)) {
    if (token.kind !== 'sign') continue;
    if ('([{'.includes(token.text)) depth += 1;
    if (')]}'.includes(token.text)) depth -= 1;
    if (token.text !== ',' || depth > 0) continue;
    parts.push(text.slice(from, token.start));
    from = token.end;
  }
  return [...parts, text.slice(from)];
}
