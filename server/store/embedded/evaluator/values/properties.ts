/** What dates, times, durations and points have to read behind a dot. */
import { ownNames } from '../../../../../model/own-names.ts';
import { argumentError, typeError } from './errors.ts';
import {
  civilOf,
  dayOfWeek,
  epochDayOf,
  nanosPerSecond,
  quarterOf,
  quarterStart,
  secondsPerDay,
  weekOf,
} from './temporal/calendar.ts';
import { utcOf } from './temporal/zones.ts';
import { offsetText, stringOf } from './text.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  PointValue,
  srids,
  type TemporalValue,
  TimeValue,
  type Value,
} from './types.ts';

/** `value.key` of a value that is no graph value and no map; undefined when it has no properties. */
export function propertyOfValue(value: Value, key: string): Value | undefined {
  if (value instanceof PointValue) return pointProperty(value, key);
  if (value instanceof DurationValue) return BigInt.asIntN(64, durationProperty(value, key));
  const temporal = [DateValue, LocalTimeValue, TimeValue, LocalDateTimeValue, DateTimeValue];
  if (temporal.some((one) => value instanceof one)) {
    return temporalProperty(value as TemporalValue, key);
  }
  return undefined;
}

const dateProperties: Record<string, [name: string, read: (epochDay: number) => number]> = ownNames(
  {
    year: ['Year', (day) => civilOf(day).year],
    quarter: ['QuarterOfYear', (day) => quarterOf(civilOf(day).month)],
    month: ['MonthOfYear', (day) => civilOf(day).month],
    week: ['WeekOfWeekBasedYear', (day) => weekOf(day).week],
    weekyear: ['WeekBasedYear', (day) => weekOf(day).weekYear],
    ordinalday: ['DayOfYear', (day) => day - epochDayOf(civilOf(day).year, 1, 1) + 1],
    dayofquarter: ['DayOfQuarter', dayOfQuarter],
    quarterday: ['DayOfQuarter', dayOfQuarter],
    dayofweek: ['DayOfWeek', dayOfWeek],
    weekday: ['DayOfWeek', dayOfWeek],
    day: ['DayOfMonth', (day) => civilOf(day).day],
  },
);

function dayOfQuarter(day: number): number {
  const { year, month } = civilOf(day);
  return day - quarterStart(year, quarterOf(month)) + 1;
}

const timeProperties: Record<string, [name: string, read: (nanosOfDay: number) => number]> =
  ownNames({
    hour: ['HourOfDay', (nanos) => nanos / 3.6e12],
    minute: ['MinuteOfHour', (nanos) => (nanos / 6e10) % 60],
    second: ['SecondOfMinute', (nanos) => (nanos / 1e9) % 60],
    millisecond: ['MilliOfSecond', (nanos) => (nanos % 1e9) / 1e6],
    microsecond: ['MicroOfSecond', (nanos) => (nanos % 1e9) / 1e3],
    nanosecond: ['NanoOfSecond', (nanos) => nanos % 1e9],
  });

function temporalProperty(value: TemporalValue, key: string): Value {
  const name = key.toLowerCase();
  const ofDate = dateProperties[name];
  if (ofDate) {
    if (!('epochDay' in value)) throw typeError(`Unsupported field: ${ofDate[0]}`);
    return BigInt(ofDate[1](value.epochDay));
  }
  const ofTime = timeProperties[name];
  if (ofTime) {
    if (!('nanosOfDay' in value)) throw typeError(`Unsupported field: ${ofTime[0]}`);
    return BigInt(Math.floor(ofTime[1](value.nanosOfDay)));
  }
  if (name === 'epochseconds' || name === 'epochmillis') {
    if (!(value instanceof DateTimeValue)) throw typeError('Epoch not supported.');
    const utc = utcOf(value);
    const millis =
      BigInt(utc.epochDay) * BigInt(secondsPerDay * 1000) +
      BigInt(Math.floor(utc.nanosOfDay / 1e6));
    return name === 'epochmillis' ? millis : millis / 1000n;
  }
  if (!['timezone', 'offset', 'offsetminutes', 'offsetseconds'].includes(name)) {
    throw typeError(`No such field: ${key}`);
  }
  if (!(value instanceof DateTimeValue || value instanceof TimeValue)) {
    throw typeError(`Cannot get the offset of: ${stringOf(value)}`);
  }
  const { offsetSeconds } = value;
  switch (name) {
    case 'offsetseconds':
      return BigInt(offsetSeconds);
    case 'offsetminutes':
      return BigInt(Math.trunc(offsetSeconds / 60));
    case 'offset':
      return offsetText(offsetSeconds);
    default:
      return (value instanceof DateTimeValue && value.zone) || offsetText(offsetSeconds);
  }
}

const billion = BigInt(nanosPerSecond);

function durationProperty(value: DurationValue, key: string): bigint {
  const { months, days, seconds } = value;
  const nanoseconds = BigInt(value.nanoseconds);
  switch (key.toLowerCase()) {
    case 'years':
      return months / 12n;
    case 'quarters':
      return months / 3n;
    case 'months':
      return months;
    case 'weeks':
      return days / 7n;
    case 'days':
      return days;
    case 'hours':
      return seconds / 3600n;
    case 'minutes':
      return seconds / 60n;
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return seconds * 1000n + nanoseconds / 1_000_000n;
    case 'microseconds':
      return seconds * 1_000_000n + nanoseconds / 1000n;
    case 'nanoseconds':
      return seconds * billion + nanoseconds;
    case 'quartersofyear':
      return (months / 3n) % 4n;
    case 'monthsofquarter':
      return months % 3n;
    case 'monthsofyear':
      return months % 12n;
    case 'daysofweek':
      return days % 7n;
    case 'minutesofhour':
      return (seconds / 60n) % 60n;
    case 'secondsofminute':
      return seconds % 60n;
    case 'millisecondsofsecond':
      return nanoseconds / 1_000_000n;
    case 'microsecondsofsecond':
      return nanoseconds / 1000n;
    case 'nanosecondsofsecond':
      return nanoseconds;
    default:
      throw typeError(`No such field: ${key}`);
  }
}

function pointProperty(point: PointValue, key: string): Value {
  const { crs, coordinates } = point;
  if (key === 'crs') return crs;
  if (key === 'srid') return BigInt(srids[crs]);
  const place = ['x', 'y', 'z'].indexOf(key);
  const geographic = ['longitude', 'latitude', 'height'].indexOf(key);
  if (place < 0 && geographic < 0) throw argumentError(`No such field: ${key}`);
  if (geographic >= 0 && !crs.startsWith('wgs-84')) {
    throw argumentError(`Field: ${key} is not available on cartesian point: ${stringOf(point)}`);
  }
  const value = coordinates[Math.max(place, geographic)];
  if (value === undefined) {
    throw argumentError(`Field: ${key} is not available on point: ${stringOf(point)}`);
  }
  return value;
}
