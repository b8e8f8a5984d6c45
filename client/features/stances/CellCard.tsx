/** What stands behind a cell of the matrix: both sides of a change, then every statement. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { changesOptions, nodeOptions, statementsOptions } from '../../api/index.ts';
import { filtersOf } from '../../app/address.ts';
import { useWorkingSet } from '../../app/working-set.ts';
import { Icon } from '../../ui/icons.tsx';
import { counted, nodeName } from '../../ui/text.ts';
import { ChangeCard } from '../changes/ChangeCard.tsx';
import { QuoteList } from '../sources/Quote.tsx';
import { useShowOnGraph } from '../statements/useShowOnGraph.ts';
import { cellFilter, readCell } from './cell.ts';

const shown = 50;

export function CellCard({ id }: { id: string }) {
  const cell = readCell(id);
  const [search] = useWorkingSet();
  const showOnGraph = useShowOnGraph();
  const { rows = 'party', row = '', column = '' } = cell ?? {};
  const own = cellFilter(rows, row, column, search);
  const filter = { ...filtersOf(search), ...own };
  const statements = useQuery(statementsOptions({ ...filter, limit: shown }));
  const rowNode = useQuery({ ...nodeOptions(row), enabled: row !== 'none' && row !== '' });
  const columnNode = useQuery(nodeOptions(column));
  const { parts: _parts, ...ofChange } = own;
  const changes = useQuery(
    changesOptions({
      ...(rows === 'institution' ? {} : ofChange),
      ...(rows === 'institution' ? { speaker: row, agreement: column } : {}),
      limit: 20,
    }),
  );
  if (!cell) return <p role="alert">There is no such cell.</p>;
  const changed = (changes.data?.changes ?? []).filter((one) => one.agreement.id === column);
  const name = row === 'none' ? 'Speakers without any' : nodeNameOf(rowNode.data?.node, row);
  return (
    <article>
      <p className="kind caption">
        {statements.data
          ? `${counted(statements.data.total, 'statement')} in this cell`
          : 'Reading'}
      </p>
      <h2 className="title">
        {name} on {nodeNameOf(columnNode.data?.node, column)}
      </h2>
      {changed.map((change) => (
        <ChangeCard key={change.before.statement.id + change.after.statement.id} change={change} />
      ))}
      {statements.error && <p role="alert">{statements.error.message}</p>}
      {statements.data && <QuoteList items={statements.data.statements} />}
      {statements.data && statements.data.total > statements.data.statements.length && (
        <p className="caption">
          {statements.data.statements.length} of {statements.data.total} shown
        </p>
      )}
      <p className="actions">
        <Link
          to="/table"
          search={{ ...filtersOf(search), ...own, parts: undefined } as never}
          hash={true as never}
          className="button primary"
        >
          <Icon name="list" />
          Show as table
        </Link>
        <button type="button" className="button" onClick={() => void showOnGraph(filter)}>
          <Icon name="graph" />
          Show on the graph
        </button>
      </p>
    </article>
  );
}

function nodeNameOf(node: Parameters<typeof nodeName>[0] | undefined, id: string): string {
  return node ? nodeName(node) : id;
}
