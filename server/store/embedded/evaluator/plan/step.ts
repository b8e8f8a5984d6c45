/** A step of a plan: both what is shown of it and what runs. */
import type { PlanNode } from '../../../../../model/schemas/queries.ts';
import type { Compilation } from '../expressions/context.ts';

/**
 * Rows are not handed on: all steps of a query share one row of slots, and a step that gives a row
 * has put its values there. `open` starts a step again for what the slots of the steps before hold.
 */
export abstract class PlanStep {
  operator: string;
  details = '';
  estimatedRows = 1;
  children: PlanStep[];

  constructor(operator: string, children: PlanStep[] = []) {
    this.operator = operator;
    this.children = children;
  }

  abstract open(): void;
  /** Puts the next row into the slots; false when there is none. */
  abstract next(): boolean;

  /** How many rows the last one stands for: more than one only where rows are merely counted. */
  weight = 1;

  /**
   * Asks for rows that only differ in slots nobody reads to be given at once, with their number as
   * `weight`. `counted` are slots whose being null would matter. False when the step cannot.
   */
  countOnly(_read: ReadonlySet<number>, _counted: readonly number[]): boolean {
    return false;
  }
}

/** A step over the rows of another one; what is inside is shown below both. */
export abstract class SourceStep extends PlanStep {
  protected readonly compilation: Compilation;
  protected readonly source: PlanStep;

  constructor(operator: string, compilation: Compilation, source: PlanStep, ...inside: PlanStep[]) {
    super(operator, [source, ...inside]);
    this.compilation = compilation;
    this.source = source;
  }

  open(): void {
    this.source.open();
  }
}

/** Gives the row as it is, once. */
export class Argument extends PlanStep {
  private given = false;

  constructor() {
    super('Argument');
  }

  open(): void {
    this.given = false;
  }

  next(): boolean {
    if (this.given) return false;
    this.given = true;
    return true;
  }
}

export interface Measured {
  rows: number;
  /** With the steps inside it. */
  nanoseconds: number;
}

/** Has a step and all inside it count rows and time while they run. */
export function measureSteps(step: PlanStep, measures: Map<PlanStep, Measured>): void {
  if (measures.has(step)) return;
  const measured: Measured = { rows: 0, nanoseconds: 0 };
  measures.set(step, measured);
  const next = step.next.bind(step);
  const open = step.open.bind(step);
  const timed = <T>(run: () => T): T => {
    const from = performance.now();
    try {
      return run();
    } finally {
      measured.nanoseconds += (performance.now() - from) * 1e6;
    }
  };
  step.next = () => {
    const gave = timed(next);
    if (gave) measured.rows++;
    return gave;
  };
  step.open = () => timed(open);
  for (const child of step.children) measureSteps(child, measures);
}

/** The plan as readers see it, with what was measured where it was. */
export function planTree(step: PlanStep, measures?: Map<PlanStep, Measured>): PlanNode {
  const measured = measures?.get(step);
  const node: PlanNode = {
    operator: step.operator,
    details: step.details,
    children: step.children.map((child) => planTree(child, measures)),
    estimatedRows: Math.round(step.estimatedRows * 100) / 100,
  };
  if (measured) {
    const inside = step.children.reduce(
      (sum, child) => sum + (measures?.get(child)?.nanoseconds ?? 0),
      0,
    );
    node.rows = measured.rows;
    node.timeMs = Math.max(0, Math.round((measured.nanoseconds - inside) / 1e3) / 1e3);
  }
  return node;
}
