/**
 * `db.labels` and `db.propertyKeys`: Neo4j also lists the names that only its constraints, indexes and
 * the program's own notes use, this engine what lies in the graph.
 */

import { entityLabel, housekeepingLabels } from '../../../../model/vocabulary/index.ts';
import { labelNames, labels } from '../../../../model/vocabulary/labels.ts';
import type { Clause } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import { quoted } from './patterns.ts';

/** What each procedure gives, and which names Neo4j lists in any graph of this program. */
const listed: Record<string, { column: string; names: readonly string[] }> = {
  'db.labels': {
    column: 'label',
    names: [
      entityLabel,
      ...housekeepingLabels,
      ...labelNames.filter((name) => labels[name].search === 'texts'),
    ],
  },
  'db.propertyKeys': {
    column: 'propertyKey',
    names: ['id', 'stancegraphKey', 'searchText', 'marks'],
  },
};

/** Has the procedures list what they list on Neo4j; `isAlone` says that the query is nothing else. */
export function listNames(
  analysis: Analysis,
  clause: Extract<Clause, { kind: 'procedure' }>,
  isAlone: boolean,
): void {
  const list = listed[clause.name];
  if (!list || clause.args.length > 0) return;
  const { yields } = clause;
  const aliases = yields === 'all' ? [list.column] : yields.map(({ alias }) => alias);
  if (yields === 'all' ? !isAlone : yields.some(({ name }) => name !== list.column)) return;
  const columns = aliases.map(quoted);
  const [first = list.column] = columns;
  const names = list.names.map((name) => `'${name}'`).join(', ');
  const inside = [
    `CALL ${clause.name}() YIELD ${list.column} RETURN ${list.column} AS ${first}`,
    `UNWIND [${names}] AS ${first} RETURN ${first}`,
  ].join(' UNION ');
  const again = columns.slice(1).map((column) => `, ${first} AS ${column}`);
  const after = [
    ...(again.length > 0 || clause.where ? [` WITH *${again.join('')}`] : []),
    ...(clause.where ? [` WHERE ${analysis.edits.textOf(clause.where)}`] : []),
    ...(isAlone ? [` RETURN ${columns.join(', ')}`] : []),
  ];
  analysis.edits.replace(clause, `CALL { ${inside} }${after.join('')}`);
}
