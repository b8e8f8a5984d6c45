/** The saved queries by group, with a search over their names. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedQuery } from '../../../../model/api.ts';

const groupTitles: Record<string, string> = {
  words: 'Words',
  acts: 'Acts',
  structure: 'Structure',
  sources: 'Sources',
};

interface QueryListParts {
  queries: SavedQuery[];
  error: Error | null;
  loaded: boolean;
  /** The name that is open. */
  current: string | undefined;
}

export function QueryList({ queries, error, loaded, current }: QueryListParts) {
  const [find, setFind] = useState('');
  const wanted = queries.filter((query) =>
    `${query.title} ${query.description}`.toLowerCase().includes(find.trim().toLowerCase()),
  );
  return (
    <>
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
      {grouped(wanted).map(([title, members]) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {members.map((one) => (
              <li key={one.name}>
                <Link
                  to="/queries/$name"
                  params={{ name: one.name }}
                  hash={true as never}
                  aria-current={one.name === current ? 'page' : undefined}
                >
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {loaded && wanted.length === 0 && (
        <p className="caption" style={{ padding: '8px 24px' }}>
          No query is called that.
        </p>
      )}
    </>
  );
}

/** The query that is shown when none is named: the first of the list. */
export function firstOf(queries: SavedQuery[]): string | undefined {
  return grouped(queries)[0]?.[1][0]?.name;
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
