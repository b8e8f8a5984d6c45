/** Neo4j's plans and profiles as the tree that the API gives. */
import { isInt, type Plan, type ProfiledPlan } from 'neo4j-driver';
import type { PlanNode } from '../../../model/schemas/queries.ts';

/** A plan, with what each step did when it was run with PROFILE. */
export function toPlan(plan: Plan | ProfiledPlan): PlanNode {
  const estimated = numberOf(argument(plan, 'EstimatedRows'));
  const profiled = 'dbHits' in plan;
  // The driver says 0 where Neo4j told nothing, as its slotted runtime, the Community Edition's only one.
  const measured = profiled && numberOf(plan.time);
  const nanoseconds = numberOf(argument(plan, 'Time')) ?? (measured || undefined);
  return {
    operator: operatorOf(plan),
    details: detailsOf(plan),
    children: plan.children.map((child) => toPlan(child as Plan)),
    ...(profiled ? { rows: numberOf(plan.rows), dbHits: numberOf(plan.dbHits) } : {}),
    ...(nanoseconds === undefined ? {} : { timeMs: nanoseconds / 1e6 }),
    ...(estimated === undefined ? {} : { estimatedRows: estimated }),
  };
}

/** The operator's name without the database that it belongs to. */
export function operatorOf(plan: Plan): string {
  return plan.operatorType.replace(/@.*$/, '');
}

/** What the operator works on. */
export function detailsOf(plan: Plan): string {
  const details = argument(plan, 'Details');
  return typeof details === 'string' ? details : '';
}

function argument(plan: Plan | ProfiledPlan, name: string): unknown {
  return (plan.arguments as Record<string, unknown>)[name];
}

function numberOf(value: unknown): number | undefined {
  if (isInt(value)) return (value as { toNumber(): number }).toNumber();
  return typeof value === 'number' ? value : undefined;
}
