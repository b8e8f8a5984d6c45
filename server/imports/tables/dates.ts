/** Dates as tables write them. */
import { isPartialDate } from '../../../model/dates.ts';
import type { dateForms } from '../../../model/schemas/import-mapping.ts';

type DateForm = (typeof dateForms)[number];

/** As ISO 8601 with the precision that is known; nothing when it is no date of that form. */
export function isoDate(text: string, form: DateForm = 'iso'): string | undefined {
  const found = form === 'iso' ? isoOf(text) : orderedOf(text, form);
  return found !== undefined && isPartialDate(found) ? found : undefined;
}

function isoOf(text: string): string | undefined {
  return /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:\d{2}.*)?$/.exec(text)?.[1];
}

function orderedOf(text: string, form: DateForm): string | undefined {
  const iso = isoOf(text);
  if (iso) return iso;
  const match = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: .*)?$/.exec(text);
  if (!match) return undefined;
  const [, one = '', other = '', year] = match;
  const [day, month] = form === 'mm/dd/yyyy' ? [other, one] : [one, other];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** How a column writes its dates; nothing when that cannot be told, or when they are no dates. */
export function dateFormOf(values: readonly string[]): DateForm | undefined {
  const some = values.filter((value) => value !== '');
  const fits = (form: DateForm) => some.every((value) => isoDate(value, form) !== undefined);
  if (fits('iso')) return 'iso';
  if (some.every((value) => /^\d{1,2}\.\d/.test(value)) && fits('dd.mm.yyyy')) return 'dd.mm.yyyy';
  const possible = (['dd/mm/yyyy', 'mm/dd/yyyy'] as const).filter(fits);
  return possible.length === 1 ? possible[0] : undefined;
}
