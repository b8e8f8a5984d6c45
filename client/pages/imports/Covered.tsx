/** What imports cover: how much, of which period, what is missing, and what they leave open, by cause. */
import { useQuery } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import type { CoverageReply } from '../../../model/schemas/imports.ts';
import { To } from '../../address/To.tsx';
import { coverageOptions } from '../../api/imports.ts';
import { Searched } from '../../parts/coverage/Searched.tsx';
import { strings } from './strings.ts';

const shownCauses = 12;

export function Covered() {
  const { data } = useQuery(coverageOptions);
  const imports = (data?.imports ?? []).filter(
    ({ collections, gaps }) => collections.length > 0 || gaps.length > 0,
  );
  if (!data) return null;
  return (
    <section className="part" id="covered" aria-labelledby="covered-title">
      <h2 id="covered-title">{strings.covered}</h2>
      <Searched />
      {imports.map((one) => (
        <OfImport key={one.id} one={one} />
      ))}
    </section>
  );
}

function OfImport({ one }: { one: CoverageReply['imports'][number] }) {
  const { id, dossier, collections, missing, gaps } = one;
  return (
    <div className="issues">
      <To to={`/imports/${id}`}>{dossier || id}</To>
      <ul>
        {collections.map(({ collection, present, missing: gone, from, to }) => (
          <li key={collection}>
            {collection}: {present.toLocaleString('en')} {strings.present}
            {gone > 0 && `, ${gone.toLocaleString('en')} ${strings.missing}`}
            {from !== null && `, ${periodText(from, to)}`}
          </li>
        ))}
        {missing.length > 0 && (
          <li>
            {strings.missingItems}{' '}
            {missing
              .map(({ item, date }) => (date ? `${item} (${dateText(date)})` : item))
              .join(', ')}
          </li>
        )}
      </ul>
      {gaps.length > 0 && (
        <details>
          <summary>
            {strings.leftOpen}: {counted(gaps.length, 'cause')}
          </summary>
          <ul>
            {gaps.slice(0, shownCauses).map(({ cause, count }) => (
              <li key={cause}>
                <strong>{count.toLocaleString('en')} ×</strong> {cause}
              </li>
            ))}
          </ul>
          {gaps.length > shownCauses && (
            <p className="caption">{strings.causesShown(shownCauses, gaps.length)}</p>
          )}
        </details>
      )}
    </div>
  );
}

function periodText(from: string, to: string | null): string {
  return to === null || to === from ? dateText(from) : `${dateText(from)} to ${dateText(to)}`;
}
