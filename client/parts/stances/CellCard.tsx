/** What stands behind a cell of the matrix: both sides of a change, then every statement. */
import { useQuery } from '@tanstack/react-query';
import type { CellOfStances } from '../../../model/formats/cell-text.ts';
import { counted } from '../../../model/formats/counted.ts';
import { nodeName } from '../../../model/formats/names.ts';
import { uncertainText } from '../../../model/formats/unknown-dates.ts';
import { filtersOf, institutionScopeOf, type Search } from '../../address/address.ts';
import { To } from '../../address/To.tsx';
import { useWorkingSet } from '../../address/working-set.ts';
import { changesOptions } from '../../api/changes.ts';
import { nodeOptions } from '../../api/node.ts';
import { statementsOptions } from '../../api/statements.ts';
import { Icon } from '../../ui/icons.tsx';
import { ChangeCard } from '../changes/ChangeCard.tsx';
import { QuoteList } from '../evidence/Quote.tsx';
import { ShowOnGraph } from '../statements/ShowOnGraph.tsx';
import { cellText, filterOfRows, readCell } from './cell.ts';
import { strings } from './strings.ts';

const shown = 50;

export function CellCard({ id }: { id: string }) {
  const cell = readCell(id);
  return cell ? <Cell cell={cell} /> : <p role="alert">{strings.thereIsNoSuchCell}</p>;
}

function Cell({ cell }: { cell: CellOfStances }) {
  const [search] = useWorkingSet();
  const { rows, row, column, parts, members } = cell;
  const filters = filtersOf(search);
  const scope = members ? 'members' : institutionScopeOf(search);
  const asked = {
    ...filters,
    ...(rows === 'institution' ? { scope } : {}),
    cell: cellText(cell, search.fold === 'whole'),
  };
  const statements = useQuery(statementsOptions({ ...asked, limit: shown }));
  const rowNode = useQuery({ ...nodeOptions(row), enabled: row !== 'none' });
  const columnNode = useQuery(nodeOptions(column));
  const { asOf, certain } = filters;
  const ofRow = {
    [filterOfRows[rows]]: row,
    ...(rows === 'institution' ? { institutionScope: scope } : {}),
  };
  const changes = useQuery(
    changesOptions({ ...ofRow, agreement: column, asOf, certain, limit: 20 }),
  );
  const changed = (changes.data?.changes ?? []).filter(
    (one) => parts || one.agreement.id === column,
  );
  const table = asTable(cell, search);
  const named = row === 'none' ? strings.withoutAny : nodeNameOf(rowNode.data?.node, row);
  const name = members ? `${strings.membersOf} ${named}` : named;
  const uncertain = uncertainText(statements.data?.uncertain ?? 0, rows);
  return (
    <article>
      <p className="kind caption">
        {statements.data
          ? [strings.inThisCell(counted(statements.data.total, 'statement')), uncertain]
              .filter(Boolean)
              .join(', ')
          : strings.loading}
      </p>
      <h2 className="title">
        {name} {strings.on} {nodeNameOf(columnNode.data?.node, column)}
      </h2>
      {changed.map((change) => (
        <ChangeCard key={change.before.statement.id + change.after.statement.id} change={change} />
      ))}
      {statements.error && <p role="alert">{statements.error.message}</p>}
      {statements.data && <QuoteList items={statements.data.statements} on={column} />}
      {statements.data && statements.data.total > statements.data.statements.length && (
        <p className="caption">
          {statements.data.statements.length} {strings.of} {statements.data.total} {strings.shown}
        </p>
      )}
      <p className="actions">
        {table && (
          <To to="/table" search={table} withScene className="button primary">
            <Icon name="list" />
            {strings.showAsTable}
          </To>
        )}
        <ShowOnGraph query={asked} />
      </p>
    </article>
  );
}

/** The cell as filters of the table; none when a filter that is set already would be lost by it. */
function asTable({ rows, row, column, members }: CellOfStances, search: Search) {
  const filters = filtersOf(search);
  const scope = members ? 'members' : institutionScopeOf(search);
  const own = {
    [filterOfRows[rows]]: row,
    agreement: column,
    ...(rows === 'institution' && scope ? { scope } : {}),
  };
  const lost = (Object.keys(own) as (keyof typeof filters)[]).some(
    (name) =>
      name !== 'agreement' &&
      name !== 'scope' &&
      filters[name] &&
      filters[name] !== own[name as 'agreement'],
  );
  return lost || (rows === 'group' && row === 'none') ? undefined : { ...filters, ...own };
}

function nodeNameOf(node: Parameters<typeof nodeName>[0] | undefined, id: string): string {
  return node ? nodeName(node) : id;
}
