/** The query workspace: the list of saved queries, and one query with its result. */
import './queries.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { To } from '../../address/To.tsx';
import { queriesOptions } from '../../api/queries.ts';
import { useScrollRestoration } from '../../ui/scroll.ts';
import { useTitle } from '../../ui/useTitle.ts';
import { QuestionBuilder } from './builder/QuestionBuilder.tsx';
import { FreeQuery } from './editor/FreeQuery.tsx';
import { QueryFiles } from './saved/QueryFiles.tsx';
import { firstOf, QueryList } from './saved/QueryList.tsx';
import { SavedQueryView } from './saved/SavedQueryView.tsx';
import { strings } from './strings.ts';

/** Pages under /queries that are no saved query; their names are reserved. */
const own = { ask: strings.askAQuestion, new: strings.writeCypher };

export default function QueriesPage() {
  const { name } = useParams({ strict: false }) as { name?: string };
  const { data, error } = useQuery(queriesOptions);
  const queries = data?.queries ?? [];
  const shown = name ?? firstOf(queries);
  const query = queries.find((one) => one.name === shown);
  useTitle(name && (own[name as keyof typeof own] ?? query?.title));
  // On a phone the whole page scrolls, elsewhere the query beside the list.
  const page = useRef<HTMLDivElement>(null);
  const beside = useRef<HTMLDivElement>(null);
  useScrollRestoration('queries', page, queries.length);
  useScrollRestoration('query', beside, queries.length);
  useEffect(() => {
    // The link that was pressed is unmounted: focus moves to the query, not to the top of the document.
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) beside.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return (
    <div className="workspace" ref={page} data-scroll-restoration-id="queries">
      <nav className="query-list" aria-label={strings.savedQueries}>
        <ul className="own">
          {Object.entries(own).map(([page, title]) => (
            <li key={page}>
              <To
                to={`/queries/${page}`}
                withScene
                aria-current={shown === page ? 'page' : undefined}
              >
                {title}
              </To>
            </li>
          ))}
        </ul>
        {/* On a phone the list would push everything down; it opens there by a tap. */}
        <details className="list-box" open={wide()}>
          <summary>{strings.savedQueries}</summary>
          <QueryFiles>
            <QueryList {...{ queries, error }} loaded={data !== undefined} current={shown} />
          </QueryFiles>
        </details>
      </nav>
      <div className="query" ref={beside} tabIndex={-1} data-scroll-restoration-id="query">
        {shown === 'new' ? (
          <FreeQuery />
        ) : shown === 'ask' ? (
          <QuestionBuilder />
        ) : query ? (
          <SavedQueryView key={query.name} query={query} />
        ) : (
          data && (
            <div className="message">
              <h2>{strings.thereIsNoSaved}</h2>
              <p>{strings.chooseOneFromThe}</p>
            </div>
          )
        )}
      </div>
    </div>
  );
}

const wide = () => matchMedia('(min-width: 901px)').matches;
