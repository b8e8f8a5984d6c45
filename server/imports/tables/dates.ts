/** Dates as tables write them. */
import { isPartialDate } from '../../../model/dates.ts';
import type { dateForms } from '../../../model/schemas/import-mapping.ts';
import { monthOf } from './months.ts';

type DateForm = (typeof dateForms)[number];

/** As ISO 8601 with the precision that is known; nothing when it is no date of that form. */
export function isoDate(text: string, form: DateForm = 'iso'): string | undefined {
  const own = form === 'iso' ? undefined : form === 'excel' ? daysOf(text) : orderedOf(text, form);
  const found = own ?? clearOf(text);
  return found !== undefined && isPartialDate(found) ? found : undefined;
}

/** Another day or year, or a dash between two: then the first is not all that is said. */
const another = String.raw`.*(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}|(?<![+\-.:,\d])\d{4}(?!\d)|[–—]|(?<=\s)-\s)`;
const time = String.raw`(?:(?:T|,? )\d{1,2}[:.]\d{2}(?!${another}).*)?`;
const month = String.raw`([\p{L}.]{3,20})`;
const ordinal = '(?:\\.|st|nd|rd|th|er|º)?';
const between = "(?:[\\s,.-]+(?:de |del |of |d')?)";

/** Ways to write a date that can be read in one way only: year, month and day by their groups. */
const clear: readonly [pattern: RegExp, year: number, month: number, day: number][] = [
  [new RegExp(`^(\\d{4})(?:-(\\d{1,2}))?${time}$`), 1, 2, 0],
  [new RegExp(`^(\\d{4})([-./]) ?(\\d{1,2})\\2 ?(\\d{1,2})\\.?${time}$`), 1, 3, 4],
  [/^(\d{4})(\d{2})(\d{2})$/, 1, 2, 3],
  [/^(\d{1,2})[./-] ?(\d{4})$/, 2, 1, 0],
  // As pandas writes whole numbers of a column with gaps.
  [/^(\d{4})\.0$/, 1, 0, 0],
  [new RegExp(`^(\\d{1,2})${ordinal}${between}${month}${between}(\\d{4})${time}$`, 'u'), 3, 2, 1],
  [new RegExp(`^${month} (\\d{1,2})${ordinal}${between}(\\d{4})${time}$`, 'u'), 3, 1, 2],
  [new RegExp(`^(\\d{4})\\.? ${month} (\\d{1,2})\\.?$`, 'u'), 1, 2, 3],
  [new RegExp(`^${month}${between}(\\d{4})$`, 'u'), 2, 1, 0],
];

function clearOf(text: string): string | undefined {
  for (const [pattern, year, month, day] of clear) {
    const found = pattern.exec(text);
    if (!found) continue;
    const named = month === 0 ? undefined : found[month];
    const number = named && /\d/.test(named) ? named : named && monthOf(named)?.toString();
    if (named && !number) continue;
    const parts = [number, day === 0 ? undefined : found[day]].filter((one) => one !== undefined);
    const date = [found[year], ...parts.map((one) => one.padStart(2, '0'))].join('-');
    if (isPartialDate(date)) return date;
  }
  return undefined;
}

const ordered = new RegExp(
  `^(\\d{1,2})[./-] ?(\\d{1,2})[./-] ?(\\d{4})\\.?(?:,? (?!${another}).*)?$`,
);

function orderedOf(text: string, form: DateForm): string | undefined {
  const match = ordered.exec(text);
  if (!match) return undefined;
  const [, one = '', other = '', year] = match;
  const [day, month] = form === 'mm/dd/yyyy' ? [other, one] : [one, other];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const dayMs = 24 * 60 * 60_000;
/** Excel's day 0, for all days after the one of 1900 that never was. */
const firstDay = Date.UTC(1899, 11, 30);

function daysOf(text: string): string | undefined {
  if (!/^\d{2,6}(\.\d+)?$/.test(text) || Number(text) <= 60) return undefined;
  return new Date(firstDay + Math.floor(Number(text)) * dayMs).toISOString().slice(0, 10);
}

/**
 * How a column writes its dates, of which some may be wrong; nothing when that cannot be told, or when
 * most are no dates.
 */
export function dateFormOf(values: readonly string[]): DateForm | undefined {
  const some = values.filter((value) => value !== '');
  const others = some.filter((value) => isoDate(value) === undefined);
  const days = others.filter((value) => isoDate(value, 'dd/mm/yyyy'));
  const months = others.filter((value) => isoDate(value, 'mm/dd/yyyy'));
  const isMost = (read: number) => (some.length - others.length + read) * 2 >= some.length;
  if (days.length + months.length === 0) return isMost(0) ? 'iso' : undefined;
  const isSure = {
    days: days.some((value) => !months.includes(value)),
    months: months.some((value) => !days.includes(value)),
  };
  const isDotted = [...days, ...months].every((value) => /^\d{1,2}\./.test(value));
  if (!isSure.months && (isDotted || isSure.days)) {
    return isMost(days.length) ? (isDotted ? 'dd.mm.yyyy' : 'dd/mm/yyyy') : undefined;
  }
  return isSure.months && !isSure.days && isMost(months.length) ? 'mm/dd/yyyy' : undefined;
}

/** Why the dates of a column cannot be read, in words; nothing when they can. */
export function datesUnclear(column: string, values: readonly string[]): string[] {
  if (dateFormOf(values)) return [];
  const example = (pattern: RegExp) => values.find((value) => pattern.test(value));
  const name = JSON.stringify(column);
  const either = values.find(
    (value) =>
      isoDate(value) === undefined &&
      (isoDate(value, 'dd/mm/yyyy') ?? isoDate(value, 'mm/dd/yyyy')) !== undefined,
  );
  if (either) {
    return [
      `Whether ${JSON.stringify(either)} in the column ${name} begins with the day or the month is not clear: say "date": "dd/mm/yyyy" or "mm/dd/yyyy".`,
    ];
  }
  const short = example(/^\d{1,2}([./-] ?)(\d{1,2}|\p{L}+\.?)\1\d{2}$/u);
  if (short) {
    return [
      `Of which century ${JSON.stringify(short)} in the column ${name} is, is not clear: write years with four digits.`,
    ];
  }
  const counted = example(/^[1-9]\d{4}(\.\d+)?$/);
  if (counted) {
    return [
      `${counted} in the column ${name} may be a date as Excel counts days: format the column as a date, or say "date": "excel".`,
    ];
  }
  const odd = values.find((value) => isoDate(value) === undefined) ?? '';
  return [
    `${JSON.stringify(odd)} in the column ${name} is no date that can be read: write dates as 2024-09-18, 2024-09 or 2024, or do not use the column.`,
  ];
}
