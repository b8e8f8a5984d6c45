/** The patterns of one MATCH as a graph of their own: nodes, what joins them, and conditions. */
import type {
  Expression,
  GroupPattern,
  LabelExpression,
  NodePattern,
  PathPattern,
  RelationshipPattern,
  Selector,
  TextPlace,
} from '../../../../language/ast.ts';
import { dynamicParts } from '../check/expressions.ts';
import {
  type Compilation,
  type MatchRequest,
  type SlotScope,
  withSlots,
} from '../expressions/context.ts';
import { certainNames, namesOnly } from '../expressions/labels.ts';
import { everyName, namesIn } from '../expressions/names.ts';
import type { Direction } from '../graph/graph.ts';
import { Unsupported } from '../values/errors.ts';
import { conjuncts } from './conjuncts.ts';
import { at, equalities, shownName, variable } from './equalities.ts';
import type { Failure } from './failures.ts';

export interface PatternNode {
  name: string;
  slot: number;
  /** Labels that every match has. */
  labels: Set<string>;
}

export interface PatternEdge {
  /** One relationship, several in a row, or a group of several elements that is repeated. */
  kind: 'one' | 'many' | 'group';
  name: string;
  /** Of one: the relationship. Of the others: the list of them in the order of the pattern. */
  slot: number;
  left: PatternNode;
  right: PatternNode;
  direction: Direction;
  /** Undefined: any type. */
  types: string[] | undefined;
  /** What the types say when that is more than names. */
  typeTest: LabelExpression | undefined;
  min: number;
  max: number;
  /** Conditions on each relationship of several, which is known inside by `inside`. */
  conditions: Expression[];
  inside: string;
  insideSlot: number;
  group: GroupPattern | undefined;
  /** Slots of the lists that a group's own variables become. */
  groupSlots: Map<string, number>;
  selector: Selector | undefined;
  /** The path that a selector or shortestPath is about: its conditions belong to the search. */
  path: PatternPath | undefined;
  /** Names that its own conditions and types read: they must be known first. */
  needs: ReadonlySet<string>;
  /** What was known before this MATCH, and what it needs. */
  scope: SlotScope;
  place: TextPlace;
}

export interface PatternPath {
  name: string | undefined;
  /** With the name that is written inside its parentheses. */
  names: Set<string>;
  slot: number;
  nodes: PatternNode[];
  edges: PatternEdge[];
}

export interface Condition {
  expression: Expression;
  /** Variables that must be known first. */
  needs: Set<string>;
  text: string;
  /** Whether it stands inside the pattern, not after it. */
  inside: boolean;
}

export interface Pattern {
  nodes: Map<string, PatternNode>;
  edges: PatternEdge[];
  paths: PatternPath[];
  conditions: Condition[];
  /** Every variable that is known in the end. */
  scope: SlotScope;
  /** Names that were known before. */
  bound: ReadonlySet<string>;
  /** Those of them that Neo4j plans together with these. */
  joined: ReadonlySet<string>;
  /** Of conditions that are asked before the pattern is whole. */
  failures: Failure[];
}

/** Reads the patterns of a MATCH; every variable gets its slot. */
export function readPattern(compilation: Compilation, request: MatchRequest): Pattern {
  return new Reader(compilation, request).read();
}

class Reader {
  private readonly compilation: Compilation;
  private readonly request: MatchRequest;
  private readonly slots: Map<string, number>;
  private readonly nodes = new Map<string, PatternNode>();
  private readonly edges: PatternEdge[] = [];
  private readonly paths: PatternPath[] = [];
  private readonly expressions: { expression: Expression; text: string; inside: boolean }[] = [];

  constructor(compilation: Compilation, request: MatchRequest) {
    this.compilation = compilation;
    this.request = request;
    this.slots = new Map(request.scope.slots);
  }

  read(): Pattern {
    const { request, compilation, slots } = this;
    for (const path of request.patterns) this.path(path);
    for (const expression of conjuncts(request.where)) {
      this.condition(expression, '', false);
      if (expression.kind !== 'has-labels' || expression.of.kind !== 'variable') continue;
      const node = this.nodes.get(expression.of.name);
      for (const label of certainNames(expression.labels)) node?.labels.add(label);
    }
    const scope: SlotScope = { ...request.scope, slots, aggregate: undefined };
    const conditions = this.expressions.map(({ expression, text, inside }): Condition => {
      const names = namesIn(expression);
      const needs = [...slots.keys()].filter((name) => names.has(everyName) || names.has(name));
      const shownAs = text || compilation.textOf(expression);
      return { expression, needs: new Set(needs), text: shownAs, inside };
    });
    for (const edge of this.edges) this.needsOf(edge);
    const { nodes, edges, paths } = this;
    const bound = new Set(request.scope.slots.keys());
    const joined = request.joined ?? new Set();
    return { nodes, edges, paths, conditions, scope, bound, joined, failures: [] };
  }

  private needsOf(edge: PatternEdge): void {
    const { conditions, typeTest, group, groupSlots } = edge;
    const names = namesIn([conditions, typeTest, group?.pattern, group?.where]);
    const own = new Set([edge.inside, edge.name, ...groupSlots.keys()]);
    const read = [...this.slots].filter(([name]) => names.has(name) && !own.has(name));
    edge.needs = new Set(read.map(([name]) => name));
    edge.scope = withSlots(edge.scope, read);
  }

  private condition(expression: Expression, text = '', inside = true): void {
    this.expressions.push({ expression, text, inside });
  }

  private slot(name: string): number {
    let slot = this.slots.get(name);
    if (slot === undefined) {
      slot = this.compilation.slot();
      this.slots.set(name, slot);
    }
    return slot;
  }

  private path(pattern: PathPattern): void {
    const path: PatternPath = {
      name: pattern.variable,
      slot: -1,
      names: new Set(),
      nodes: [],
      edges: [],
    };
    this.elements(pattern.elements, path);
    const kind = pattern.selector?.kind;
    if (pattern.selector && kind !== 'all') {
      for (const edge of path.edges) {
        edge.selector = pattern.selector;
        edge.path = path;
      }
    }
    if (path.name !== undefined) {
      path.names.add(path.name);
      path.slot = this.slot(path.name);
      for (const name of path.names) this.slots.set(name, path.slot);
    }
    this.paths.push(path);
  }

  private elements(elements: PathPattern['elements'], path: PatternPath): void {
    let waiting: RelationshipPattern | GroupPattern | undefined;
    const place = (node: PatternNode) => {
      const left = path.nodes.at(-1);
      if (waiting && left) {
        const edge =
          waiting.kind === 'group'
            ? this.group(waiting, left, node)
            : this.relationship(waiting, left, node);
        path.edges.push(edge);
        this.edges.push(edge);
      }
      waiting = undefined;
      path.nodes.push(node);
    };
    for (const element of elements) {
      if (element.kind === 'node') place(this.node(element));
      else if (element.kind === 'relationship') waiting = element;
      else if (element.quantifier) {
        // Two groups side by side, or one at the beginning, have a node between them without a name.
        if (path.nodes.length === 0 || waiting) place(this.nodeNamed(this.compilation.anonymous()));
        waiting = element;
      } else {
        if (elements.length > 1) throw new Unsupported('A part in parentheses here', element);
        this.elements(element.pattern.elements, path);
        const inner = element.pattern.variable;
        path.name ??= inner;
        if (inner !== undefined) path.names.add(inner);
        for (const part of conjuncts(element.where)) this.condition(part);
      }
    }
    if (waiting) place(this.nodeNamed(this.compilation.anonymous()));
  }

  private nodeNamed(name: string): PatternNode {
    let node = this.nodes.get(name);
    if (!node) {
      node = { name, slot: this.slot(name), labels: new Set() };
      this.nodes.set(name, node);
    }
    return node;
  }

  private node(pattern: NodePattern): PatternNode {
    const node = this.nodeNamed(pattern.variable ?? this.compilation.anonymous());
    const { labels, properties, where } = pattern;
    if (labels) {
      for (const label of certainNames(labels)) node.labels.add(label);
      const text = `${shownName(node.name)}:${this.compilation.textOf(labels)}`;
      this.condition(
        { kind: 'has-labels', of: variable(node.name, labels), labels, ...at(labels) },
        text,
      );
    }
    this.properties(node.name, properties);
    for (const part of conjuncts(where)) this.condition(part);
    return node;
  }

  private properties(name: string, properties: Expression | undefined): void {
    for (const { expression, text } of equalities(this.compilation, name, properties)) {
      this.condition(expression, text);
    }
  }

  private relationship(
    pattern: RelationshipPattern,
    left: PatternNode,
    right: PatternNode,
  ): PatternEdge {
    const { types, properties, where, direction, range, quantifier } = pattern;
    const name = pattern.variable ?? this.compilation.anonymous();
    const names = namesOnly(types);
    const edge = this.edge(range ? 'many' : 'one', name, left, right, pattern);
    edge.direction = direction;
    // Neo4j goes along every type here, whatever name is computed.
    if (range && !quantifier && types && dynamicParts(types).length > 0)
      throw new Unsupported(
        'A computed type of a relationship with a length in its brackets',
        types,
      );
    edge.types = names;
    if (types && !names) edge.typeTest = types;
    if (!range) {
      edge.slot = this.slot(name);
      this.properties(name, properties);
      for (const part of conjuncts(where)) this.condition(part);
      return edge;
    }
    edge.slot = this.slot(name);
    edge.min = quantifier ? quantifier.min : (pattern.min ?? 1);
    edge.max = (quantifier ? quantifier.max : pattern.max) ?? Number.POSITIVE_INFINITY;
    edge.inside = quantifier && pattern.variable ? pattern.variable : this.compilation.anonymous();
    edge.insideSlot = this.compilation.slot();
    edge.conditions = [
      ...equalities(this.compilation, edge.inside, properties).map((one) => one.expression),
      ...conjuncts(where),
    ];
    return edge;
  }

  private group(group: GroupPattern, left: PatternNode, right: PatternNode): PatternEdge {
    const name = this.compilation.anonymous();
    const edge = this.edge('group', name, left, right, group);
    edge.slot = this.slot(name);
    edge.group = group;
    edge.min = group.quantifier?.min ?? 1;
    edge.max = group.quantifier?.max ?? Number.POSITIVE_INFINITY;
    for (const { variable: inner } of [...group.pattern.elements, group.pattern]) {
      if (inner !== undefined) edge.groupSlots.set(inner, this.slot(inner));
    }
    const relationships = group.pattern.elements.filter(({ kind }) => kind === 'relationship');
    const [only] = relationships;
    if (relationships.length === 1 && only?.kind === 'relationship') {
      edge.types = namesOnly(only.types);
      edge.direction = only.direction;
    }
    return edge;
  }

  private edge(
    kind: PatternEdge['kind'],
    name: string,
    left: PatternNode,
    right: PatternNode,
    place: TextPlace,
  ): PatternEdge {
    return {
      kind,
      name,
      slot: -1,
      left,
      right,
      direction: 'both',
      types: undefined,
      typeTest: undefined,
      min: 1,
      max: 1,
      conditions: [],
      inside: '',
      insideSlot: -1,
      group: undefined,
      groupSlots: new Map(),
      selector: undefined,
      path: undefined,
      needs: new Set(),
      scope: this.request.scope,
      place: at(place),
    };
  }
}
