/** On paper: the filters that hold, in words, since the form that sets them is not printed. */
import { stanceNames, stances } from '../../../model/vocabulary/labels.ts';
import { type FilterName, filterNames, nodeFilterNames } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { useNames } from '../../api/useNames.ts';
import { strings } from './strings.ts';

const titles: Partial<Record<FilterName, string>> = {
  speaker: strings.speaker,
  party: strings.partyAtTheTime,
  agreement: strings.agreement,
  institution: strings.institution,
  source: strings.source,
  stance: strings.stance,
  from: strings.from,
  to: strings.to,
  q: strings.words,
  country: strings.country,
  kind: strings.kind,
  study: strings.study,
  asOf: strings.asOf,
};
/** Those that are either set or not. */
const checks: Partial<Record<FilterName, string>> = {
  verified: strings.verifiedOnly,
  certain: strings.certain,
  contested: strings.contestedOnly,
};

export function PrintedFilters() {
  const [search] = useWorkingSet();
  const nameOf = useNames(nodeFilterNames.flatMap((name) => search[name]?.split(',') ?? []));
  const words = filterNames.flatMap((name) => {
    const value = search[name];
    if (!value) return [];
    const check = checks[name];
    if (check) return [check];
    const wordOf = (one: string) => {
      const stance = name === 'stance' && stanceNames.find((known) => known === one);
      return stance ? stances[stance].title : nameOf(one);
    };
    // Only what several may be chosen of is a list: words may hold a comma.
    const isList = name === 'stance' || nodeFilterNames.some((one) => one === name);
    const shown = isList ? value.split(',').map(wordOf).join(', ') : value;
    return [`${titles[name] ?? name}: ${shown}`];
  });
  if (words.length === 0) return null;
  return (
    <p className="print-only printed-filters">
      {strings.filters}: {words.join('; ')}.
    </p>
  );
}
