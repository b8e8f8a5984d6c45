/** A group of elements that is repeated: `((a)-[r]->(b) WHERE …){1,3}`. */
import type { Compilation } from '../expressions/context.ts';
import { slotOf, withSlots } from '../expressions/context.ts';
import { HeldMemory } from '../plan/held.ts';
import { Argument, type PlanStep, SourceStep } from '../plan/step.ts';
import { NodeValue, type PathValue, RelationshipValue, type Value } from '../values/types.ts';
import { nodeIn } from './nodes.ts';
import type { PatternEdge } from './pattern.ts';

/** One time that the group is met. */
interface Repetition {
  end: number;
  relationships: number[];
  /** What its variables are, in the order of `variables`. */
  values: Value[];
}

export class Repeat extends SourceStep {
  private readonly edge: PatternEdge;
  private readonly fromLeft: boolean;
  private readonly into: boolean;
  private readonly used: ((relationship: number) => boolean) | undefined;
  private readonly inner: PlanStep;
  private readonly held: HeldMemory;
  private readonly startSlot: number;
  private readonly endSlot: number;
  private readonly pathSlot: number;
  private readonly variables: { from: number; to: number }[];
  /** For each depth what may come next, and what was chosen to get there. */
  private readonly choices: Repetition[][] = [];
  private readonly chosen: Repetition[] = [];
  private readonly met = new Set<number>();
  private from = -1;
  private to = -1;
  private running = false;
  private begun = false;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    edge: PatternEdge,
    fromLeft: boolean,
    into: boolean,
    used: ((relationship: number) => boolean) | undefined,
  ) {
    super(into ? 'Repeat(Into)' : 'Repeat(Trail)', compilation, source);
    this.edge = edge;
    this.fromLeft = fromLeft;
    this.into = into;
    this.used = used;
    this.held = new HeldMemory(compilation.budget);
    const { group } = edge;
    if (!group) throw new Error('A group is expected.');
    const named = group.pattern.elements.map((element) =>
      element.kind === 'group' || element.variable !== undefined
        ? element
        : { ...element, variable: compilation.anonymous() },
    );
    const ends = [named.at(0)?.variable, named.at(-1)?.variable] as [string, string];
    const [first, last] = fromLeft ? ends : [ends[1], ends[0]];
    const path = group.pattern.variable ?? compilation.anonymous();
    this.startSlot = compilation.slot();
    const matched = compilation.parts.planMatch({
      patterns: [{ ...group.pattern, elements: named, variable: path }],
      where: group.where,
      scope: withSlots(edge.scope, [[first, this.startSlot]]),
      source: new Argument(),
    });
    this.inner = matched.step;
    this.endSlot = slotOf(matched.scope, last);
    this.pathSlot = slotOf(matched.scope, path);
    this.variables = [...edge.groupSlots].map(([name, to]) => ({
      from: slotOf(matched.scope, name),
      to,
    }));
    this.children.push(this.inner);
  }

  override open(): void {
    super.open();
    this.running = false;
  }

  next(): boolean {
    const { budget } = this.compilation;
    for (;;) {
      budget.step();
      if (!this.running) {
        if (!this.source.next()) return false;
        this.begin();
        continue;
      }
      if (!this.begun) {
        this.begun = true;
        if (this.edge.max > 0) this.choices.push(this.repetitions(this.from));
        if (this.edge.min === 0 && this.give()) return true;
        continue;
      }
      if (this.walk() && this.chosen.length >= this.edge.min && this.give()) return true;
    }
  }

  private begin(): void {
    const { row } = this.compilation;
    const { left, right, min, max } = this.edge;
    this.choices.length = 0;
    this.chosen.length = 0;
    this.met.clear();
    this.held.release();
    this.begun = false;
    this.from = nodeIn(row[this.fromLeft ? left.slot : right.slot]);
    this.to = this.into ? nodeIn(row[this.fromLeft ? right.slot : left.slot]) : -1;
    this.running = this.from >= 0 && (!this.into || this.to >= 0) && min <= max;
  }

  /** One repetition on, or back. */
  private walk(): boolean {
    const { choices, chosen, met } = this;
    // What was given last may be gone on from.
    if (chosen.length === choices.length && chosen.length > 0) {
      if (chosen.length < this.edge.max) {
        choices.push(this.repetitions((chosen.at(-1) as Repetition).end));
      } else this.back();
    }
    const options = choices.at(-1);
    if (!options) {
      this.running = false;
      return false;
    }
    for (let one = options.pop(); one; one = options.pop()) {
      this.compilation.budget.step();
      if (one.relationships.some((id) => met.has(id))) continue;
      for (const id of one.relationships) met.add(id);
      chosen.push(one);
      return true;
    }
    choices.pop();
    this.back();
    return false;
  }

  private back(): void {
    const last = this.chosen.pop();
    if (last) for (const id of last.relationships) this.met.delete(id);
  }

  /** Everything that the group can be when it begins at a node. */
  private repetitions(node: number): Repetition[] {
    const { row, graph, budget } = this.compilation;
    const found: Repetition[] = [];
    row[this.startSlot] = new NodeValue(node, graph);
    this.inner.open();
    while (this.inner.next()) {
      budget.step();
      const path = row[this.pathSlot] as PathValue;
      const relationships = path.relationships.map(({ id }) => id);
      if (this.used && relationships.some(this.used)) continue;
      this.held.hold(100);
      found.push({
        end: nodeIn(row[this.endSlot]),
        relationships,
        values: this.variables.map(({ from }) => row[from] as Value),
      });
    }
    return found.reverse();
  }

  private give(): boolean {
    const { row, graph } = this.compilation;
    const { edge, fromLeft } = this;
    const end = this.chosen.at(-1)?.end ?? this.from;
    if (this.into) {
      if (end !== this.to) return false;
    } else row[fromLeft ? edge.right.slot : edge.left.slot] = new NodeValue(end, graph);
    // Inside a repetition the pattern's own order holds, whichever end it was found from.
    const ordered = fromLeft ? this.chosen : [...this.chosen].reverse();
    row[edge.slot] = ordered.flatMap(({ relationships }) =>
      relationships.map((id) => new RelationshipValue(id, graph)),
    );
    this.variables.forEach(({ to }, place) => {
      row[to] = ordered.map(({ values }) => values[place] as Value);
    });
    return true;
  }
}
