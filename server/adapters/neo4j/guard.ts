/**
 * Decides from the plan and the type that Neo4j itself reports whether a reader's query only reads.
 * READ access mode and a transaction that is always rolled back stand behind it.
 */
import type { Plan, ResultSummary } from 'neo4j-driver';
import type { PlanNode } from '../../../model/api.ts';
import { StancegraphError } from '../../errors.ts';

/** Procedures that readers may call. */
const procedures = [
  /^db\.labels$/i,
  /^db\.relationshipTypes$/i,
  /^db\.propertyKeys$/i,
  /^db\.schema\.[A-Za-z]+$/i,
  /^db\.index\.fulltext\.query(Nodes|Relationships)$/i,
];

/** Operators that reach outside the graph, administer, or write. */
const refusedOperators =
  /^(LoadCSV|Show|Terminate|Create|Merge|Set|Remove|Delete|Detach|Drop|Alter|Grant|Deny|Revoke|Rename|Start|Stop|Enable|Foreach|SubqueryForeach|LockingMerge|LockNodes|AssertSameNode.*Merge|EnsureNode|DoNothing|TransactionForeach|TransactionApply|RunQueryAt)/i;

/** Throws `forbidden` when the explained query does anything but read the graph. */
export function assertReadOnly(summary: ResultSummary): void {
  const type = String(summary.queryType ?? '');
  const plan = summary.plan || undefined;
  if (plan) visit(plan);
  if (type !== 'r') {
    throw refusal(type.includes('s') ? 'changes the database itself' : 'writes');
  }
  if (!plan) throw refusal('is a command that has no plan');
}

function visit(plan: Plan): void {
  const operator = operatorOf(plan);
  if (refusedOperators.test(operator)) {
    throw refusal(
      /^LoadCSV/i.test(operator)
        ? 'reads a file or an address (LOAD CSV)'
        : `is more than reading (${operator})`,
    );
  }
  if (/^(ProcedureCall|NamedProcedureCall)/i.test(operator)) {
    const name = /([A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)+)\s*\(/.exec(detailsOf(plan))?.[1];
    if (!name || !procedures.some((allowed) => allowed.test(name))) {
      throw new StancegraphError(
        'forbidden',
        `The procedure ${name ?? 'that this query calls'} is not open to readers. Open are db.labels, db.relationshipTypes, db.propertyKeys, db.schema.* and db.index.fulltext.queryNodes and queryRelationships.`,
      );
    }
  }
  for (const child of plan.children) visit(child as Plan);
}

function refusal(what: string): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `Only reading is allowed here; this query ${what}. Start it with MATCH and end it with RETURN.`,
  );
}

/** Neo4j's plan as the tree that the API gives. */
export function toPlan(plan: Plan): PlanNode {
  return {
    operator: operatorOf(plan),
    details: detailsOf(plan),
    children: plan.children.map((child) => toPlan(child as Plan)),
  };
}

function operatorOf(plan: Plan): string {
  return plan.operatorType.replace(/@.*$/, '');
}

function detailsOf(plan: Plan): string {
  const details = (plan.arguments as Record<string, unknown>).Details;
  return typeof details === 'string' ? details : '';
}
