/**
 * Decides from the plan whether a reader's query only reads: every operator must be on the list.
 * The read-only snapshot behind it refuses writes too, but not LOAD CSV.
 */
import type { PlanNode } from '../../../model/schemas/queries.ts';
import { StancegraphError, type TextPosition } from '../../errors.ts';
import { refusal } from '../../language/not-reading.ts';

/** `Discriminant(51)` is an unnamed operator that reads the rows of an outer query. */
const reading = new Set([
  'Return',
  'Filter',
  'NodeScan',
  'Expand',
  'ShortestPath',
  'Aggregate',
  'Apply',
  'Discriminant(51)',
  'Unwind',
  'Empty',
  'Union',
  'Distinct',
  'Sort',
  'Skip',
  'Limit',
  'Project',
  'LeftJoin',
  'Join',
  'CallProcedure',
]);
const procedures = [
  /^db\.labels$/i,
  /^db\.relationshipTypes$/i,
  /^db\.propertyKeys$/i,
  /^db\.schema\.\w+$/i,
  /^db\.index\.fulltext\.query(Nodes|Relationships)$/i,
];

/** The plan's text as a tree: two spaces an inner step. */
export function parsePlan(text: string): PlanNode {
  const root: PlanNode = { operator: 'Plan', details: '', children: [] };
  const open: { depth: number; node: PlanNode }[] = [{ depth: -1, node: root }];
  for (const line of text.split('\n')) {
    const match = /^( *)(Discriminant\(\d+\)|[A-Za-z]+)\s*(.*)$/.exec(line);
    if (!match) continue;
    const depth = (match[1] ?? '').length;
    const node: PlanNode = { operator: match[2] ?? '', details: match[3] ?? '', children: [] };
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    open.at(-1)?.node.children.push(node);
    open.push({ depth, node });
  }
  return root.children.length === 1 && root.children[0] ? root.children[0] : root;
}

/** Throws `forbidden` for any step that is not known to read the graph only. */
export function assertReadOnly(text: string): void {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) throw refusal('has no plan');
  for (const line of lines) {
    const operator = /^ *(Discriminant\(\d+\)|[A-Za-z]+)/.exec(line)?.[1] ?? line.trim();
    if (!reading.has(operator)) throw refusal(meaning(operator));
    if (operator === 'CallProcedure') {
      const name = /\(([^)]*)\)/.exec(line)?.[1] ?? '';
      if (!isOpenProcedure(name)) throw notOpen(name);
    }
  }
}

/** Whether readers may call a procedure; this store need not have it. */
export function isOpenProcedure(name: string): boolean {
  return procedures.some((allowed) => allowed.test(name));
}

/** The refusal of any other. */
export function notOpen(name: string, position?: TextPosition): StancegraphError {
  return new StancegraphError(
    'forbidden',
    `The procedure ${name} is not open to readers. Open are db.labels, db.relationshipTypes and db.propertyKeys.`,
    position ? { position } : {},
  );
}

function meaning(operator: string): string {
  if (operator === 'LoadCsv') return 'reads a file or an address (LOAD CSV)';
  if (/^(Create|Merge|Set|Add|Remove|Delete|Detach)/.test(operator)) return `writes (${operator})`;
  return `is more than reading (${operator})`;
}
