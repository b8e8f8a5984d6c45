/** A filled-in query in a frame of another site: title, result, and a link to Stancegraph. */
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ListedQuery } from '../../../../model/schemas/queries.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { Icon } from '../../../ui/icons.tsx';
import { openOutside } from '../../../ui/open-outside.ts';
import { useTitle } from '../../../ui/useTitle.ts';
import { Result } from '../results/Result.tsx';
import { useQueryRun } from '../results/useQueryRun.ts';
import { filledValues, missingParameters, savedQueryLink } from './link.ts';
import './saved.css';
import { strings } from '../strings.ts';
import { useLinkedValues } from './useLinkedValues.ts';

export default function EmbedPage() {
  const { name } = useParams({ strict: false }) as { name?: string };
  const { data, error } = useQuery(queriesOptions);
  const query = data?.queries.find((one) => one.name === name);
  useTitle(query?.title);
  return (
    <main className="embed" onClickCapture={openOutside}>
      {query ? (
        <Embedded query={query} />
      ) : (
        (data || error) && (
          <div className="message">
            <h2>{error ? strings.couldNotLoadTheQuery : strings.thereIsNoSavedQuery}</h2>
            <p>{error ? error.message : strings.itMayHaveBeenDeleted}</p>
          </div>
        )
      )}
    </main>
  );
}

function Embedded({ query }: { query: ListedQuery }) {
  const { values, key } = useLinkedValues(query);
  const selected = useRouterState({
    select: (state) => (state.location.search as { sel?: string }).sel,
  });
  const run = useQueryRun();
  const lacking = missingParameters(query, values);
  useEffect(() => {
    if (lacking.length === 0) {
      run.start({ query: query.cypher, saved: query.name, params: filledValues(values) });
    }
  }, [key, query.revision]);
  useEffect(() => {
    if (selected) open(`/?sel=${encodeURIComponent(selected)}`, '_blank', 'noopener');
  }, [selected]);
  return (
    <>
      <header>
        <h1>{query.title}</h1>
        <a href={savedQueryLink(query, values)} target="_blank" rel="noopener" className="link">
          {strings.openInStancegraph}
          <Icon name="right" />
        </a>
      </header>
      {lacking.length > 0 ? (
        <div className="message">
          <h2>{strings.aValueIsMissing}</h2>
          <p>
            {strings.thisLinkHasNoValue} {lacking.map((one) => one.label).join(', ')}
            {strings.openTheQueryInStancegraph}
          </p>
        </div>
      ) : (
        <Result run={run} view={query.view} name={query.title} embedded />
      )}
    </>
  );
}
