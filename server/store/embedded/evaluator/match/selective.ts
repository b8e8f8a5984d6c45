/** `SHORTEST k`, `ANY` and their kin over patterns of several parts: all matches, the shortest kept. */
import type { PathPattern } from '../../../../language/ast.ts';
import type { Compilation, Matched, MatchRequest } from '../expressions/context.ts';
import { isTrue } from '../expressions/logic.ts';
import { namesIn } from '../expressions/names.ts';
import { Filter } from '../plan/filter.ts';
import { HeldMemory } from '../plan/held.ts';
import { Argument, type PlanStep, SourceStep } from '../plan/step.ts';
import { Unsupported } from '../values/errors.ts';
import type { PathValue, Value } from '../values/types.ts';
import { conjuncts } from './conjuncts.ts';
import type { Condition, Pattern, PatternEdge } from './pattern.ts';

const old = (kind: string | undefined) => kind === 'shortestPath' || kind === 'allShortestPaths';

/** Whether a search along this edge begins when both its ends are known. */
export function needsBothEnds(pattern: Pattern, edge: PatternEdge): boolean {
  const { selector } = edge;
  if (!selector) return false;
  if (old(selector.kind) || edge.left.name === edge.right.name) return true;
  if (edge.min > 1 || (selector.count ?? 1) > 1) return true;
  return pattern.conditions.some((one) => one.inside && isAboutPath(one, edge));
}

function isAboutPath({ needs }: Condition, edge: PatternEdge): boolean {
  return needs.has(edge.name) || [...(edge.path?.names ?? [])].some((name) => needs.has(name));
}

/** Conditions on the path that decide which paths are searched among. */
export function conditionsOfSearch(
  pattern: Pattern,
  edge: PatternEdge,
  known: ReadonlySet<string>,
): Condition[] {
  const about = new Set([...known, edge.name, ...(edge.path?.names ?? [])]);
  return pattern.conditions.filter(
    (one) =>
      isAboutPath(one, edge) &&
      (one.inside || old(edge.selector?.kind)) &&
      [...one.needs].every((need) => about.has(need)),
  );
}

/** The pattern with a selector that is no single kind of relationship between two nodes. */
export function selectiveOf({ patterns }: MatchRequest): PathPattern | undefined {
  for (const pattern of patterns) {
    const kind = pattern.selector?.kind;
    if (!kind || kind === 'all') continue;
    const [only] = pattern.elements;
    const inner = only?.kind === 'group' && !only.quantifier ? only.pattern : pattern;
    const simple =
      inner.elements.length === 3 &&
      inner.elements[1]?.kind === 'relationship' &&
      inner.elements[1].range;
    if (simple) continue;
    if (old(kind)) {
      const single = pattern.elements.length === 3 && pattern.elements[1]?.kind === 'relationship';
      if (single) continue;
    }
    if (patterns.length > 1) throw new Unsupported('Several patterns with a selector', pattern);
    return pattern;
  }
  return undefined;
}

export function planSelective(
  compilation: Compilation,
  request: MatchRequest,
  pattern: PathPattern,
): Matched {
  const { selector, ...all } = pattern;
  const path = pattern.variable ?? compilation.anonymous();
  const parts = conjuncts(request.where);
  const ends = [pattern.elements.at(0), pattern.elements.at(-1)];
  const before = new Set(request.scope.slots.keys());
  for (const end of ends) if (end?.kind === 'node' && end.variable) before.add(end.variable);
  // What is asked of the ends alone does not change which paths between them are shortest.
  const ofEnds = parts.filter((part) => {
    const inside = namesIn(pattern);
    return [...namesIn(part)].every((name) => before.has(name) || !inside.has(name));
  });
  const [first, ...others] = ofEnds;
  const matched = compilation.parts.planMatch({
    patterns: [{ ...all, variable: path }],
    where: first && others.reduce((left, right) => both(left, right), first),
    scope: request.scope,
    source: new Argument(),
  });
  const slots = matched.fresh.map(({ slot }) => slot);
  const pathSlot = matched.scope.slots.get(path) as number;
  const kind = selector?.kind ?? 'any';
  const count = selector?.count ?? 1;
  let step: PlanStep = new Selective(compilation, request.source, matched.step, slots, pathSlot, {
    groups: kind === 'allShortest' || kind === 'shortestGroups' || kind === 'allShortestPaths',
    count,
  });
  for (const part of parts) {
    if (ofEnds.includes(part)) continue;
    step = new Filter(step, isTrue(compilation.compile(part, matched.scope)), compilation.budget);
    step.details = compilation.textOf(part);
    step.children.push(...compilation.takeNested());
  }
  return { ...matched, step };
}

function both(left: ReturnType<typeof conjuncts>[number], right: typeof left): typeof left {
  return { kind: 'binary', operator: 'and', left, right, start: left.start, end: right.end };
}

class Selective extends SourceStep {
  private readonly inner: PlanStep;
  private readonly slots: number[];
  private readonly held: HeldMemory;
  private readonly pathSlot: number;
  private readonly kind: { groups: boolean; count: number };
  private chosen: Value[][] = [];
  private place = 0;

  constructor(
    compilation: Compilation,
    source: PlanStep,
    inner: PlanStep,
    slots: number[],
    pathSlot: number,
    kind: { groups: boolean; count: number },
  ) {
    super('StatefulShortestPath', compilation, source, inner);
    this.inner = inner;
    this.held = new HeldMemory(compilation.budget);
    this.slots = slots;
    this.pathSlot = pathSlot;
    this.kind = kind;
    this.estimatedRows = source.estimatedRows * inner.estimatedRows;
  }

  override open(): void {
    super.open();
    this.chosen = [];
    this.place = 0;
  }

  next(): boolean {
    const { row, budget } = this.compilation;
    for (;;) {
      budget.step();
      const values = this.chosen[this.place++];
      if (values) {
        this.slots.forEach((slot, index) => {
          row[slot] = values[index] as Value;
        });
        return true;
      }
      if (!this.source.next()) return false;
      this.chosen = this.choose();
      this.place = 0;
    }
  }

  /** All matches, by their ends, the shortest first. */
  private choose(): Value[][] {
    const { row, budget } = this.compilation;
    const byEnds = new Map<string, { length: number; values: Value[] }[]>();
    this.held.release();
    this.inner.open();
    while (this.inner.next()) {
      budget.step();
      this.held.hold(100 + 24 * this.slots.length);
      const path = row[this.pathSlot] as PathValue;
      const ends = `${path.nodes.at(0)?.id} ${path.nodes.at(-1)?.id}`;
      const found = byEnds.get(ends) ?? [];
      found.push({
        length: path.relationships.length,
        values: this.slots.map((slot) => row[slot] as Value),
      });
      byEnds.set(ends, found);
    }
    const { groups, count } = this.kind;
    return [...byEnds.values()].flatMap((found) => {
      found.sort((a, b) => a.length - b.length);
      const lengths = [...new Set(found.map(({ length }) => length))].slice(0, count);
      const chosen = groups
        ? found.filter(({ length }) => lengths.includes(length))
        : found.slice(0, count);
      return chosen.map(({ values }) => values);
    });
  }
}
