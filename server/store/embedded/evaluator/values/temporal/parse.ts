/** Dates and times written in ISO 8601: calendar, week, quarter and ordinal forms, long and short. */
import { argumentError, syntaxError } from '../errors.ts';
import {
  DateTimeValue,
  DateValue,
  LocalDateTimeValue,
  LocalTimeValue,
  TimeValue,
} from '../types.ts';
import { nanosPerSecond, secondsPerDay } from './calendar.ts';
import { calendarDay, ordinalDate, quarterDate, weekDate, withTimeFields } from './fields.ts';
import { atZone, offsetsAt, parseOffset, parseZone, type Zone } from './zones.ts';

const shortDate =
  '(?<sYear>\\d{4})(?:(?<sMonth>\\d{2})(?<sDay>\\d{2})?|W(?<sWeek>\\d{1,2})(?<sDow>\\d)?|Q(?<sQuarter>\\d)(?<sDoq>\\d{2})?|(?<sDoy>\\d{3}))';
const longDate =
  '(?<year>\\d{4}|[+-]\\d{1,9})(?:-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?|-W(?<week>\\d{1,2})(?:-(?<dow>\\d))?|-Q(?<quarter>\\d)(?:-(?<doq>\\d{1,2}))?|-(?<doy>\\d{3}))?';
const dateForm = `(?:${shortDate}|${longDate})`;
const timeForm =
  '(?:(?<sHour>\\d{2})(?:(?<sMinute>\\d{2})(?:(?<sSecond>\\d{2})(?:[.,](?<sFraction>\\d{1,9}))?)?)?|(?<hour>\\d{1,2})(?::(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?)?)';
const zoneForm = '(?<offset>Z|[+-]\\d{2}(?::?\\d{2})?)?(?:\\[(?<zone>[a-zA-Z0-9~._ /+-]+)\\])?';

const dateOnly = new RegExp(`^${dateForm}$`);
const localTimeOnly = new RegExp(`^T?${timeForm}$`);
const timeOnly = new RegExp(`^T?${timeForm}${zoneForm}$`, 'i');
const localDateTime = new RegExp(`^${dateForm}(?:T${timeForm})?$`, 'i');
const dateTime = new RegExp(`^${dateForm}(?:T${timeForm}${zoneForm})?$`, 'i');

type Parts = Record<string, string | undefined>;

function parts(form: RegExp, text: string, type: string): Parts {
  const groups = form.exec(text)?.groups;
  if (!groups) throw syntaxError(`Text cannot be parsed to a ${type}`);
  return groups;
}

function dayOf(found: Parts): number {
  const year = Number(found.year ?? found.sYear);
  const number = (name: string) => {
    const text = found[name] ?? found[`s${name[0]?.toUpperCase()}${name.slice(1)}`];
    return text === undefined ? undefined : Number(text);
  };
  const month = number('month');
  if (found.month?.length === 1 && found.day === undefined) {
    throw syntaxError(
      'Text cannot be parsed to a Date. Hint, year+month needs to have two digits for month (e.g. 2015-02) and ordinal dates three digits (e.g. 2015-032).',
    );
  }
  if (month !== undefined) return calendarDay(year, month, number('day') ?? 1, syntaxError);
  const week = number('week');
  if (week !== undefined) return weekDate(year, week, number('dow') ?? 1, syntaxError);
  const quarter = number('quarter');
  if (quarter !== undefined) return quarterDate(year, quarter, number('doq') ?? 1, syntaxError);
  return ordinalDate(year, number('doy') ?? 1, syntaxError);
}

function nanosOfDay(found: Parts): number {
  const fields = new Map(
    ['hour', 'minute', 'second'].map((name) => [
      name,
      BigInt(found[name] ?? found[`s${name[0]?.toUpperCase()}${name.slice(1)}`] ?? 0),
    ]),
  );
  const fraction = (found.fraction ?? found.sFraction ?? '').padEnd(9, '0');
  return withTimeFields(0, fields.set('nanosecond', BigInt(fraction)), syntaxError);
}

const plainDate = /^(\d{4})-(\d{2})-(\d{2})$/;

export function parseDate(text: string): DateValue {
  // The form that nearly all dates have is read without the others.
  const [, year, month, day] = plainDate.exec(text) ?? [];
  if (year)
    return new DateValue(calendarDay(Number(year), Number(month), Number(day), syntaxError));
  return new DateValue(dayOf(parts(dateOnly, text, 'Date')));
}

export function parseLocalTime(text: string): LocalTimeValue {
  return new LocalTimeValue(nanosOfDay(parts(localTimeOnly, text, 'LocalTime')));
}

export function parseLocalDateTime(text: string): LocalDateTimeValue {
  const found = parts(localDateTime, text, 'LocalDateTime');
  return new LocalDateTimeValue(dayOf(found), nanosOfDay(found));
}

/** `offset` is that of the default zone now. */
export function parseTime(text: string, offset: () => number): TimeValue {
  const found = parts(timeOnly, text, 'Time');
  if (found.zone !== undefined) {
    throw argumentError(
      'Using a named time zone e.g. [UTC] is not valid for a time without a date. Instead, use a specific time zone string e.g. +00:00.',
    );
  }
  return new TimeValue(nanosOfDay(found), parseOffset(found.offset ?? '') ?? offset());
}

export function parseDateTime(text: string, defaultZone: Zone): DateTimeValue {
  const found = parts(dateTime, text, 'DateTime');
  const [day, nanos] = [dayOf(found), nanosOfDay(found)];
  const offset = parseOffset(found.offset ?? '');
  if (found.zone === undefined) {
    return atZone(day, nanos, offset === null ? defaultZone : { offset });
  }
  const zone = parseZone(found.zone);
  if (offset === null) return atZone(day, nanos, zone);
  const local = day * secondsPerDay + Math.floor(nanos / nanosPerSecond);
  if (!offsetsAt(zone, local).includes(offset)) {
    throw argumentError(`Timezone and offset do not match: ${text}`);
  }
  return new DateTimeValue(day, nanos, offset, 'name' in zone ? zone.name : null);
}
