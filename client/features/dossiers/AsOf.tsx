/** The day as of which a page is: what was said or done later is left out. */
import { isPartialDate } from '../../../model/dates.ts';
import { useWorkingSet } from '../../app/working-set.ts';
import { dateText } from '../../ui/text.ts';
import { TextFilter } from '../filters/Filters.tsx';

export function AsOf() {
  const [{ asOf }, change] = useWorkingSet();
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
    </>
  );
}
