/** Every statement that matches the filters, as a table; the filters live in the address. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { StatementItem } from '../../../model/api.ts';
import type { Stance } from '../../../model/vocabulary.ts';
import { fetchStatements } from '../../api/index.ts';
import type { Search } from '../../app/address.ts';
import { useSelection } from '../../app/selection.ts';
import { explorer } from '../../graph/index.ts';
import { Icon, StanceMark } from '../../ui/icons.tsx';
import { counted, dateText, nodeName, shortName, sourceClassName } from '../../ui/text.ts';
import { NodeLink } from '../inspector/NodeLink.tsx';
import { Filters, filterNames } from './Filters.tsx';

const pageSize = 100;
const rowHeight = 52;

export default function StatementsPage() {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const filters = Object.fromEntries(filterNames.map((name) => [name, search[name]]));
  const sort = search.sort ?? '-date';
  const query = useInfiniteQuery({
    queryKey: ['statements', 'table', filters, sort],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      fetchStatements({
        ...filters,
        sort: sort === 'relevance' && !search.q ? '-date' : sort,
        limit: pageSize,
        cursor: pageParam,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const items = query.data?.pages.flatMap((page) => page.statements) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const change = (changed: Partial<Search>) =>
    void navigate({
      to: '.',
      search: (old: Search) => {
        const next = { ...old, ...changed };
        return Object.fromEntries(Object.entries(next).filter(([, value]) => value)) as Search;
      },
      hash: true,
    });
  const active = filterNames.filter((name) => search[name]);
  const toGraph = async () => {
    const nodes = items
      .slice(0, 100)
      .flatMap((item) => [
        item.statement,
        ...item.speakers.map((speaker) => speaker.node),
        ...item.about.map((about) => about.agreement),
      ]);
    await navigate({ to: '/', hash: true });
    await explorer.showResult({ nodes, relationships: [] });
  };
  return (
    <>
      <h1 className="hidden-text">Statements</h1>
      <Filters search={search} onChange={change} />
      <div className="count">
        <span aria-live="polite">
          {query.isPending
            ? 'Reading statements'
            : `${items.length.toLocaleString('en')} of ${counted(total, 'statement')} shown`}
        </span>
        {active.length > 0 && (
          <button
            type="button"
            className="link"
            onClick={() => change(Object.fromEntries(filterNames.map((name) => [name, undefined])))}
          >
            Clear all filters
          </button>
        )}
        <span className="grow" />
        <label>
          Order{' '}
          <select value={sort} onChange={(event) => change({ sort: event.target.value })}>
            <option value="-date">latest first</option>
            <option value="date">earliest first</option>
            {search.q && <option value="relevance">best match first</option>}
          </select>
        </label>
        <button
          type="button"
          className="button"
          disabled={items.length === 0}
          onClick={() => void toGraph()}
        >
          <Icon name="graph" />
          Show on the graph
        </button>
      </div>
      {query.isFetching && <div className="progress late" />}
      {query.error && (
        <div className="message" role="alert">
          <h2>The statements could not be read</h2>
          <p>{query.error.message}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={() => void query.refetch()}>
              Try again
            </button>
          </div>
        </div>
      )}
      {query.data && total === 0 && (
        <div className="message">
          <h2>No statement matches these filters</h2>
          <p>Nothing is recorded here for all of them together. Take one away to see more.</p>
          <div className="row">
            {active.slice(-1).map((name) => (
              <button
                type="button"
                className="button primary"
                key={name}
                onClick={() => change({ [name]: undefined })}
              >
                Remove the filter by {name === 'q' ? 'words' : name}
              </button>
            ))}
            <button
              type="button"
              className="button"
              onClick={() =>
                change(Object.fromEntries(filterNames.map((name) => [name, undefined])))
              }
            >
              Clear all filters
            </button>
          </div>
        </div>
      )}
      {total > 0 && (
        <Rows
          items={items}
          onEnd={() => {
            if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
          }}
        />
      )}
    </>
  );
}

function Rows({ items, onEnd }: { items: StatementItem[]; onEnd: () => void }) {
  const [selected, select] = useSelection();
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => items[index]?.statement.id ?? index,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 20) onEnd();
  }, [last, items.length]);
  const before = visible[0]?.start ?? 0;
  const after = rows.getTotalSize() - (visible.at(-1)?.end ?? 0);
  return (
    <section className="scroller" ref={scroller} aria-label="Statements" tabIndex={0}>
      <table className="statement-table" aria-rowcount={items.length}>
        <thead>
          <tr>
            <th scope="col">Date</th>
            <th scope="col">Speaker</th>
            <th scope="col">Stance</th>
            <th scope="col">Words</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <tr style={{ height: before }} />}
          {visible.map(({ index, key }) => {
            const item = items[index];
            if (!item) return null;
            return (
              <tr
                key={key}
                data-index={index}
                ref={rows.measureElement}
                aria-selected={selected === item.statement.id}
              >
                <Cells item={item} onOpen={() => select(item.statement.id)} />
              </tr>
            );
          })}
          {after > 0 && <tr style={{ height: after }} />}
        </tbody>
      </table>
    </section>
  );
}

function Cells({ item, onOpen }: { item: StatementItem; onOpen: () => void }) {
  const { statement, speakers, about, sources } = item;
  const { translation, kind, date, verified } = statement.properties;
  const source = sources[0]?.source;
  return (
    <>
      <td style={{ whiteSpace: 'nowrap' }}>{dateText(date, true)}</td>
      <td>
        {speakers.map((speaker) => (
          <div key={speaker.node.id}>
            <NodeLink node={speaker.node} />
            {speaker.parties[0] && (
              <span className="caption"> {shortName(speaker.parties[0].node)}</span>
            )}
          </div>
        ))}
      </td>
      <td>
        {about.map(({ agreement, stance }) => (
          <div className="stated" key={agreement.id}>
            <StanceMark stance={stance as Stance} word={null} />
            <NodeLink node={agreement} short={44} />
          </div>
        ))}
      </td>
      <td>
        <button type="button" className={kind === 'quote' ? 'link q' : 'link'} onClick={onOpen}>
          {nodeName(statement)}
        </button>
        {typeof translation === 'string' && <div className="caption">{translation}</div>}
        {verified === false && <div className="caption">Not verified</div>}
      </td>
      <td>
        {source && (
          <NodeLink node={source}>
            {String(source.properties.publisher ?? nodeName(source))}
          </NodeLink>
        )}
        {sources.length > 1 && <span className="caption"> and {sources.length - 1} more</span>}
        <div className="caption">{sourceClassName(source)}</div>
      </td>
    </>
  );
}
