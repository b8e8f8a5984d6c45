/**
 * Decides from the plan and the type that Neo4j itself reports whether a reader's query only reads.
 * READ access mode and a transaction that is always rolled back stand behind it.
 */
import type { Plan, ResultSummary } from 'neo4j-driver';
import { StancegraphError } from '../../errors.ts';
import { refusal } from '../../language/not-reading.ts';
import { assertKnownFunctionsIn } from './functions.ts';
import { isReading } from './operators.ts';
import { detailsOf, operatorOf } from './plan.ts';

/** Procedures that readers may call. */
const procedures = [
  /^db\.labels$/i,
  /^db\.relationshipTypes$/i,
  /^db\.propertyKeys$/i,
  /^db\.schema\.[A-Za-z]+$/i,
  /^db\.index\.fulltext\.query(Nodes|Relationships)$/i,
];

/** Throws `forbidden` when the explained query does anything but read the graph. */
export function assertReadOnly(summary: ResultSummary): void {
  const type = String(summary.queryType ?? '');
  const plan = summary.plan || undefined;
  if (plan) visit(plan);
  if (type !== 'r') {
    throw refusal(type.includes('s') ? 'changes or shows the database itself' : 'writes');
  }
  if (!plan) throw refusal('is a command that has no plan');
}

/** The refusal of a procedure that readers may not call, whether or not the database has it. */
export function notOpen(name = 'that this query calls', cause?: unknown): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `The procedure ${name} is not open to readers. Open are db.labels, db.relationshipTypes, db.propertyKeys, db.schema.* and db.index.fulltext.queryNodes and queryRelationships.`,
    { cause },
  );
}

function visit(plan: Plan): void {
  const operator = operatorOf(plan);
  if (/^(ProcedureCall|NamedProcedureCall)/i.test(operator)) {
    const name = /([A-Za-z_][\w]*(?:\.[A-Za-z_][\w]*)+)\s*\(/.exec(detailsOf(plan))?.[1];
    if (!name || !procedures.some((allowed) => allowed.test(name))) {
      throw notOpen(name);
    }
  } else if (!isReading(operator)) throw refusal(meaning(operator));
  else assertKnownFunctionsIn(detailsOf(plan));
  for (const child of plan.children) visit(child as Plan);
}

function meaning(operator: string): string {
  if (/^LoadCSV/i.test(operator)) return 'reads a file or an address (LOAD CSV)';
  if (/^(Create|Merge|Locking|Set|Remove|Delete|Detach|Foreach|SubqueryForeach)/.test(operator)) {
    return `writes (${operator})`;
  }
  if (/^Transaction/.test(operator)) return 'opens transactions of its own (IN TRANSACTIONS)';
  return `is more than reading (${operator})`;
}
