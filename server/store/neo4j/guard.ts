/**
 * Decides from the plan and the type that Neo4j itself reports whether a reader's query only reads.
 * READ access mode and a transaction that is always rolled back stand behind it.
 */
import type { Plan, ResultSummary } from 'neo4j-driver';
import { StancegraphError } from '../../errors.ts';
import { isSign, isWord, positionAt, tokenize } from '../../language/lexer.ts';
import { refusal } from '../../language/not-reading.ts';
import { splitPrefix } from '../../language/prefix.ts';
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

/** Throws `forbidden` when a query names another graph than that which is open to readers. */
export function assertOwnGraph(query: string, own: string): void {
  const tokens = tokenize(query);
  const { optionsEnd } = splitPrefix(query);
  const names = ['name', 'quoted-name'];
  tokens.forEach((token, at) => {
    const [before, named, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
    if (!isWord(token, 'use') || !named || !names.includes(named.kind)) return;
    // A name may be `use` too: the clause stands where a query or a part of it begins.
    const begins =
      !before ||
      before.end <= optionsEnd ||
      isSign(before, '{') ||
      ['union', 'all', 'distinct', 'explain', 'profile'].some((word) => isWord(before, word));
    if (!begins || isWord(named, 'as')) return;
    if (named.text.toLowerCase() === own.toLowerCase() && !isSign(after, '.')) return;
    throw refusal(
      `reads another graph (USE ${named.text})`,
      positionAt(query, token.start, token.end),
    );
  });
}

/** Whether the word USE stands in a query, as a clause or as a name. */
export function namesGraph(query: string): boolean {
  return tokenize(query).some((token) => isWord(token, 'use'));
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
  if (/^(Create|Merge|Locking|Set|Remove|Delete|Detach|Foreach)/.test(operator)) {
    return `writes (${operator})`;
  }
  if (/^Transaction/.test(operator)) return 'opens transactions of its own (IN TRANSACTIONS)';
  return `is more than reading (${operator})`;
}
