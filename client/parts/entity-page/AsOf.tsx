/** The day as of which a page is: what was said or done later is left out. */
import { isPartialDate } from '../../../model/dates.ts';
import { counted } from '../../../model/formats/counted.ts';
import { dateText } from '../../../model/formats/date-text.ts';
import { filterNames } from '../../address/address.ts';
import { useWorkingSet } from '../../address/working-set.ts';
import { TextFilter } from '../filters/Filters.tsx';

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
          label="As of"
          value={asOf}
          placeholder="2024-09-18"
          check={isPartialDate}
          onChange={(day) => change({ asOf: day })}
        />
      </span>
      {asOf && (
        <p className="caption as-of-words" role="status">
          This page shows what was on record on {dateText(asOf)}; undated statements are left out.{' '}
          <button type="button" className="link" onClick={() => change({ asOf: undefined })}>
            Show everything
          </button>
        </p>
      )}
      {others.length > 0 && (
        <p className="caption as-of-words">
          {counted(others.length, 'filter')} of the other views{' '}
          {others.length === 1 ? 'does' : 'do'} not apply to this page.
        </p>
      )}
    </>
  );
}
