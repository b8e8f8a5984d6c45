/** Saved queries: a list, a form for their parameters, the Cypher, and the result. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedQuery } from '../../../model/api.ts';
import { queriesOptions } from '../../api/index.ts';
import { FreeQuery } from './FreeQuery.tsx';
import { SavedQueryView } from './SavedQueryView.tsx';

const groupTitles: Record<string, string> = {
  words: 'Words',
  acts: 'Acts',
  structure: 'Structure',
  sources: 'Sources',
};

/** The list on the left, the query on the right. */
export default function QueriesPage() {
  const { name } = useParams({ strict: false });
  const { data, error } = useQuery(queriesOptions);
  const [find, setFind] = useState('');
  const all = data?.queries ?? [];
  const wanted = all.filter((query) =>
    `${query.title} ${query.description}`.toLowerCase().includes(find.trim().toLowerCase()),
  );
  const groups = grouped(wanted);
  const shown = name ?? groups[0]?.[1][0]?.name;
  const query = all.find((one) => one.name === shown);
  return (
    <div className="workspace">
      <nav className="query-list" aria-label="Saved queries">
        <div className="find">
          <input
            className="input"
            type="search"
            placeholder="Find a query"
            aria-label="Find a query"
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        </div>
        {error && (
          <p className="message" role="alert">
            {error.message}
          </p>
        )}
        {groups.map(([title, queries]) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {queries.map((one) => (
                <li key={one.name}>
                  <Link
                    to="/queries/$name"
                    params={{ name: one.name }}
                    hash={true as never}
                    aria-current={one.name === shown ? 'page' : undefined}
                  >
                    {one.title}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {data && wanted.length === 0 && (
          <p className="caption" style={{ padding: '8px 24px' }}>
            No query is called that.
          </p>
        )}
        <section>
          <h2>Your own</h2>
          <ul>
            <li>
              <Link
                to="/queries/$name"
                params={{ name: 'new' }}
                hash={true as never}
                aria-current={shown === 'new' ? 'page' : undefined}
              >
                Write Cypher
              </Link>
            </li>
          </ul>
        </section>
      </nav>
      <div className="query">
        {shown === 'new' ? (
          <FreeQuery />
        ) : query ? (
          <SavedQueryView key={query.name} query={query} />
        ) : (
          data && (
            <div className="message">
              <h2>There is no saved query of this name</h2>
              <p>Choose one from the list.</p>
            </div>
          )
        )}
      </div>
    </div>
  );
}

function grouped(queries: SavedQuery[]): [string, SavedQuery[]][] {
  const groups = new Map<string, SavedQuery[]>();
  for (const title of Object.values(groupTitles)) groups.set(title, []);
  for (const query of queries) {
    const title = groupTitles[query.tags[0] ?? ''] ?? 'Other';
    groups.set(title, [...(groups.get(title) ?? []), query]);
  }
  return [...groups].filter(([, members]) => members.length > 0);
}
