/** The saved queries by group, with a search in titles, descriptions and tags. */

import { useState } from 'react';
import type { ListedQuery } from '../../../../model/schemas/queries.ts';
import { To } from '../../../address/To.tsx';
import './saved.css';
import { strings } from '../strings.ts';

/** The tags by which the shipped ones are grouped. */
const groupTitles: Record<string, string> = {
  words: strings.words,
  acts: strings.acts,
  structure: strings.structure,
  sources: strings.sources,
};
const ownTitle = strings.savedQueries;

interface QueryListProps {
  queries: ListedQuery[];
  error: Error | null;
  loaded: boolean;
  /** The name that is open. */
  current: string | undefined;
}

export function QueryList({ queries, error, loaded, current }: QueryListProps) {
  const [find, setFind] = useState('');
  const [tag, setTag] = useState('');
  const tags = [...new Set(queries.flatMap((query) => query.tags))].sort();
  const sought = find.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = queries.filter((query) => {
    const said = [query.title, query.description, query.name, ...query.tags].join(' ');
    return (
      (tag === '' || query.tags.includes(tag)) &&
      sought.every((word) => said.toLowerCase().includes(word))
    );
  });
  return (
    <>
      <div className="find">
        <input
          className="input"
          type="search"
          placeholder={strings.findAQuery}
          aria-label={strings.findAQuery}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <select
          className="input"
          aria-label={strings.tag}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
        >
          <option value="">{strings.anyTag}</option>
          {tags.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
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
                <To
                  to={`/queries/${one.name}`}
                  withScene
                  aria-current={one.name === current ? 'page' : undefined}
                >
                  {one.title}
                </To>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {loaded && wanted.length === 0 && (
        <p className="caption nothing">
          {strings.noSavedQueryHasThese}
          {tag && strings.andThisTag}.
        </p>
      )}
    </>
  );
}

/** The query that is shown when none is named: the first that is shipped. */
export function firstOf(queries: ListedQuery[]): string | undefined {
  return grouped(queries.filter((query) => !query.own))[0]?.[1][0]?.name;
}

function grouped(queries: ListedQuery[]): [string, ListedQuery[]][] {
  const groups = new Map<string, ListedQuery[]>([[ownTitle, []]]);
  for (const title of Object.values(groupTitles)) groups.set(title, []);
  for (const query of queries) {
    const title = query.own ? ownTitle : (groupTitles[query.tags[0] ?? ''] ?? strings.other);
    groups.set(title, [...(groups.get(title) ?? []), query]);
  }
  return [...groups].filter(([, members]) => members.length > 0);
}
