/** The fields of dates and times: their ranges, and setting them one after the other. */
import { argumentError, EvaluationError } from '../errors.ts';
import type { Value } from '../types.ts';
import {
  civilOf,
  dayOfWeek,
  daysInMonth,
  epochDayOf,
  firstMondayOf,
  isLeapYear,
  maxYear,
  nanosPerSecond,
  quarterOf,
  quarterStart,
  weekOf,
  weeksInYear,
} from './calendar.ts';

/** The error to throw for a field that is out of range: it differs between texts and maps. */
type Fail = (message: string) => EvaluationError;

const monthNames =
  'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(
    ' ',
  );

const ranges: Record<string, [name: string, from: number, to: number, shown?: string]> = {
  year: ['Year', -maxYear, maxYear],
  weekYear: ['WeekBasedYear', -maxYear, maxYear],
  quarter: ['QuarterOfYear', 1, 4],
  month: ['MonthOfYear', 1, 12],
  week: ['WeekOfWeekBasedYear', 1, 53, '1 - 52/53'],
  ordinalDay: ['DayOfYear', 1, 366, '1 - 365/366'],
  dayOfQuarter: ['DayOfQuarter', 1, 92, '1 - 90/92'],
  dayOfWeek: ['DayOfWeek', 1, 7],
  day: ['DayOfMonth', 1, 31, '1 - 28/31'],
  hour: ['HourOfDay', 0, 23],
  minute: ['MinuteOfHour', 0, 59],
  second: ['SecondOfMinute', 0, 59],
};

function inRange(field: string, value: number, fail: Fail = argumentError): number {
  const [name, from, to, shown] = ranges[field] as [string, number, number, string?];
  if (value >= from && value <= to) return value;
  throw fail(`Invalid value for ${name} (valid values ${shown ?? `${from} - ${to}`}): ${value}`);
}

/** A day by year, month and day of month. */
export function calendarDay(year: number, month: number, day: number, fail?: Fail): number {
  inRange('year', year, fail);
  inRange('month', month, fail);
  inRange('day', day, fail);
  if (day > daysInMonth(year, month)) {
    const message =
      month === 2 && day === 29
        ? `Invalid date 'February 29' as '${year}' is not a leap year`
        : `Invalid date '${monthNames[month - 1]} ${day}'`;
    throw (fail ?? argumentError)(message);
  }
  return epochDayOf(year, month, day);
}

/** A day by year and day of year. */
export function ordinalDate(year: number, day: number, fail?: Fail): number {
  inRange('year', year, fail);
  inRange('ordinalDay', day, fail);
  if (day === 366 && !isLeapYear(year)) {
    throw (fail ?? argumentError)(`Invalid date 'DayOfYear 366' as '${year}' is not a leap year`);
  }
  return epochDayOf(year, 1, 1) + day - 1;
}

/** A day by week-based year, week and day of week. */
export function weekDate(year: number, week: number, day: number, fail?: Fail): number {
  inRange('weekYear', year, fail);
  inRange('week', week, fail);
  inRange('dayOfWeek', day, fail);
  if (week > weeksInYear(year)) throw argumentError(`Year ${year} does not contain ${week} weeks.`);
  return firstMondayOf(year) + (week - 1) * 7 + day - 1;
}

/** A day by year, quarter and day of quarter. */
export function quarterDate(year: number, quarter: number, day: number, fail?: Fail): number {
  inRange('year', year, fail);
  inRange('quarter', quarter, fail);
  inRange('dayOfQuarter', day, fail);
  const start = quarterStart(year, quarter);
  const days =
    (quarter === 4 ? epochDayOf(year + 1, 1, 1) : quarterStart(year, quarter + 1)) - start;
  if (day > days) {
    const which = quarter === 1 ? `Quarter 1 of ${year}` : `Quarter ${quarter}`;
    throw argumentError(`${which} only has ${days} days.`);
  }
  return start + day - 1;
}

/** Names of the fields, in the order in which they are set. */
const dateFields = [
  'year',
  'quarter',
  'month',
  'week',
  'ordinalDay',
  'dayOfQuarter',
  'dayOfWeek',
  'day',
] as const;

/** A day with the date fields of a map set, from the largest to the smallest. */
export function withDateFields(epochDay: number, fields: ReadonlyMap<string, Value>): number {
  let day = epochDay;
  for (const name of dateFields) {
    if (!fields.has(name)) continue;
    const field = name === 'year' && fields.has('week') ? 'weekYear' : name;
    const missing = name === 'year' ? 0 : 1;
    day = withDateField(day, field, inRange(field, integerOf(fields, name, missing)));
  }
  return day;
}

function withDateField(epochDay: number, field: string, value: number): number {
  const { year, month, day } = civilOf(epochDay);
  const inMonth = (y: number, m: number) => epochDayOf(y, m, Math.min(day, daysInMonth(y, m)));
  switch (field) {
    case 'year':
      return inMonth(value, month);
    case 'weekYear': {
      const week = Math.min(weekOf(epochDay).week, weeksInYear(value));
      return firstMondayOf(value) + (week - 1) * 7 + dayOfWeek(epochDay) - 1;
    }
    case 'quarter':
      return inMonth(year, month + (value - quarterOf(month)) * 3);
    case 'month':
      return inMonth(year, value);
    case 'week':
      return epochDay + (value - weekOf(epochDay).week) * 7;
    case 'ordinalDay':
      return ordinalDate(year, value);
    case 'dayOfQuarter':
      return quarterStart(year, quarterOf(month)) + value - 1;
    case 'dayOfWeek':
      return epochDay + value - dayOfWeek(epochDay);
    default:
      return calendarDay(year, month, value);
  }
}

/** A time of day with the time fields of a map set. */
export function withTimeFields(
  nanosOfDay: number,
  fields: ReadonlyMap<string, Value>,
  fail?: Fail,
): number {
  const seconds = Math.floor(nanosOfDay / nanosPerSecond);
  let nanos = nanosOfDay - seconds * nanosPerSecond;
  const read = (name: string, kept: number) =>
    fields.has(name) ? inRange(name, integerOf(fields, name, 0), fail) : kept;
  const hour = read('hour', Math.floor(seconds / 3600));
  const minute = read('minute', Math.floor(seconds / 60) % 60);
  const second = read('second', seconds % 60);
  if (['millisecond', 'microsecond', 'nanosecond'].some((name) => fields.has(name))) {
    nanos = nanosOf(fields);
  }
  return (hour * 3600 + minute * 60 + second) * nanosPerSecond + nanos;
}

/** The nanoseconds of a second that milli-, micro- and nanoseconds make together. */
export function nanosOf(fields: ReadonlyMap<string, Value>): number {
  const part = (name: string, label: string, limit: number) => {
    const value = integerOf(fields, name, 0);
    if (value < 0 || value >= limit) throw argumentError(`Invalid value for ${label}: ${value}`);
    return value;
  };
  const [ms, us] = [fields.has('millisecond'), fields.has('microsecond')];
  return (
    part('millisecond', 'Millisecond', 1000) * 1e6 +
    part('microsecond', 'Microsecond', ms ? 1000 : 1e6) * 1e3 +
    part('nanosecond', 'Nanosecond', us ? 1000 : ms ? 1e6 : 1e9)
  );
}

function integerOf(fields: ReadonlyMap<string, Value>, name: string, missing: number): number {
  const value = fields.get(name) ?? null;
  if (value === null) return missing;
  if (typeof value === 'bigint') return Number(value);
  throw new EvaluationError(
    'Neo.DatabaseError.Statement.ExecutionFailed',
    `${name} must be an integer value, but was a ${javaName(value)}`,
  );
}

/** The class of a value in those messages of Neo4j that name it. */
export function javaName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'UTF8StringValue';
    case 'number':
      return 'DoubleValue';
    case 'bigint':
      return 'LongValue';
    case 'boolean':
      return 'BooleanValue';
    default:
      if (value === null) return 'NoValue';
      if (Array.isArray(value)) return 'ListValue';
      return value instanceof Map ? 'MapValue' : value.constructor.name;
  }
}
