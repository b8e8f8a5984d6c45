/** What was searched: silence is only as good as the search. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import type { CoverageReply } from '../../../model/schemas/imports.ts';
import { To } from '../../address/To.tsx';
import { coverageOptions } from '../../api/imports.ts';
import { strings } from './strings.ts';

/** “No statement recorded here”, with what was searched. */
export function NothingRecorded() {
  return (
    <>
      <p>{strings.nothing}</p>
      <Searched />
    </>
  );
}

/** A line that leads to what imports cover; nothing while it is not known. */
export function Searched() {
  const { data } = useQuery(coverageOptions);
  if (!data) return null;
  return (
    <p className="caption">
      {searchedText(data)} {data.imports.length > 0 && <To to="/imports">{strings.covered}</To>}
    </p>
  );
}

/** At the end of a page with several lists that may be empty. */
export function SearchedOnPage() {
  const { data } = useQuery(coverageOptions);
  if (!data) return null;
  return (
    <footer className="part">
      <p className="caption">{strings.onPage}</p>
      <Searched />
    </footer>
  );
}

/** The same as text; empty while it is not known. */
export function useSearchedText(): string {
  const { data } = useQuery(coverageOptions);
  return data ? searchedText(data) : '';
}

function searchedText({ statements, sources, from, to, writing, imports }: CoverageReply): string {
  const years = [from?.slice(0, 4), to?.slice(0, 4)].filter((year) => year !== undefined);
  const period = years.length === 2 ? `, ${[...new Set(years)].join(' to ')}` : '';
  const missing = imports
    .flatMap(({ collections }) => collections)
    .reduce((sum, one) => sum + one.missing, 0);
  const known = missing > 0 ? ` ${counted(missing, 'part')} ${strings.knownMissing}` : '';
  const half = writing.length > 0 ? ` ${strings.beingWritten}: ${writing.join(', ')}.` : '';
  return `${strings.searched} ${counted(statements, 'statement')} ${strings.from} ${counted(sources, 'source')}${period}.${known}${half}`;
}
