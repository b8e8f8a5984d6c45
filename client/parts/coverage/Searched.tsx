/** What was searched: silence is only as good as the search. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import type { CoverageReply } from '../../../model/schemas/imports.ts';
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

/** A line; nothing while it is not known. */
export function Searched() {
  const { data } = useQuery(coverageOptions);
  return data ? <p className="caption">{searchedText(data)}</p> : null;
}

function searchedText({ statements, sources, from, to, imports }: CoverageReply): string {
  const years = [from?.slice(0, 4), to?.slice(0, 4)].filter((year) => year !== undefined);
  const period = years.length === 2 ? `, ${[...new Set(years)].join(' to ')}` : '';
  const missing = imports
    .flatMap(({ collections }) => collections)
    .reduce((sum, one) => sum + one.missing, 0);
  const known = missing > 0 ? ` ${counted(missing, 'part')} ${strings.knownMissing}` : '';
  return `${strings.searched} ${counted(statements, 'statement')} ${strings.from} ${counted(sources, 'source')}${period}.${known}`;
}
