/** The day as of which a page is: what was said or done later is left out. */
import { isPartialDate } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { filterNames } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { TextFilter } from '../filters/Filters.tsx';
import { strings } from './strings.ts';

export function AsOf() {
  const [search, change] = useWorkingSet();
  const { asOf } = search;
  const others = filterNames.filter(
    (name) => name !== 'asOf' && name !== 'certain' && search[name],
  );
  return (
    <>
      <span className="as-of">
        <TextFilter
          label={strings.asOf}
          value={asOf}
          placeholder="2024-09-18"
          check={isPartialDate}
          onChange={(day) => change({ asOf: day })}
        />
      </span>
      {asOf && (
        <p className="caption as-of-words" role="status">
          {strings.thisPageShowsWhatWas} {dateText(asOf)}
          {strings.undatedStatementsAreLeftOut}{' '}
          <button type="button" className="link" onClick={() => change({ asOf: undefined })}>
            {strings.showEverything}
          </button>
        </p>
      )}
      {others.length > 0 && (
        <p className="caption as-of-words">
          {counted(others.length, 'filter')} {strings.ofTheOtherViews}{' '}
          {others.length === 1 ? strings.does : strings.do} {strings.notApplyToThisPage}
        </p>
      )}
    </>
  );
}
