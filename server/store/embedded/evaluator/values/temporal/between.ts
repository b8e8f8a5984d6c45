/** The duration between two dates or times, whole or in one unit. */
import { plusDuration } from '../arithmetic.ts';
import { typeError } from '../errors.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  type LocalTimeValue,
  type TemporalValue,
  TimeValue,
} from '../types.ts';
import { civilOf, nanosPerSecond, secondsPerDay } from './calendar.ts';
import { durationOf } from './durations.ts';
import { atZone, instantIn, utcOf, type Zone, zoneOf } from './zones.ts';

type Timed = LocalTimeValue | TimeValue | LocalDateTimeValue | DateTimeValue;

/** Months and days where both have a date, and what is over as time. */
export function durationBetween(from: TemporalValue, to: TemporalValue): DurationValue {
  let [start, months, days] = [from, 0, 0];
  if ('epochDay' in from && 'epochDay' in to) {
    months = monthsUntil(start, to);
    start = plusDuration(start, new DurationValue(BigInt(months), 0n, 0n, 0));
    days = daysUntil(start, to);
    start = plusDuration(start, new DurationValue(0n, BigInt(days), 0n, 0));
  }
  const { seconds, nanos } = timeUntil(start, to);
  return durationOf(BigInt(months), BigInt(days), seconds, BigInt(nanos));
}

export function monthsBetween(from: TemporalValue, to: TemporalValue): DurationValue {
  return durationOf(BigInt(monthsUntil(from, to)), 0n, 0n, 0n);
}

export function daysBetween(from: TemporalValue, to: TemporalValue): DurationValue {
  return durationOf(0n, BigInt(daysUntil(from, to)), 0n, 0n);
}

export function secondsBetween(from: TemporalValue, to: TemporalValue): DurationValue {
  const { seconds, nanos } = timeUntil(from, to);
  return durationOf(0n, 0n, seconds, BigInt(nanos));
}

/** Both of one kind: what the one lacks (time, date, zone) it takes from the other. */
function alike(from: TemporalValue, to: TemporalValue): [Timed, Timed] {
  let [a, b] = [withTime(from), withTime(to)];
  if ('epochDay' in a && !('epochDay' in b)) b = withDate(b, a.epochDay);
  else if ('epochDay' in b && !('epochDay' in a)) a = withDate(a, b.epochDay);
  const [zone, other] = [zoneFrom(a), zoneFrom(b)];
  if (zone && !other) b = withZone(b, zone);
  else if (other && !zone) a = withZone(a, other);
  return [a, b];
}

function withTime(value: TemporalValue): Timed {
  return value instanceof DateValue ? new LocalDateTimeValue(value.epochDay, 0) : value;
}

function withDate(value: Timed, epochDay: number): Timed {
  return value instanceof TimeValue
    ? new DateTimeValue(epochDay, value.nanosOfDay, value.offsetSeconds, null)
    : new LocalDateTimeValue(epochDay, value.nanosOfDay);
}

function zoneFrom(value: Timed): Zone | null {
  if (value instanceof DateTimeValue) return zoneOf(value);
  return value instanceof TimeValue ? { offset: value.offsetSeconds } : null;
}

function withZone(value: Timed, zone: Zone): Timed {
  if ('epochDay' in value) return atZone(value.epochDay, value.nanosOfDay, zone);
  return new TimeValue(value.nanosOfDay, 'offset' in zone ? zone.offset : 0);
}

/** The days of both on one clock, the second moved to the day that is wholly passed. */
function daysOf(from: TemporalValue, to: TemporalValue, unit: string): [number, number] {
  const [a, other] = alike(from, to);
  if (!('epochDay' in a && 'epochDay' in other)) throw typeError(`Unsupported unit: ${unit}`);
  const b =
    a instanceof DateTimeValue && other instanceof DateTimeValue ? onClockOf(a, other) : other;
  const [start, end] = [a.epochDay, b.epochDay];
  if (end > start && b.nanosOfDay < a.nanosOfDay) return [start, end - 1];
  if (end < start && b.nanosOfDay > a.nanosOfDay) return [start, end + 1];
  return [start, end];
}

function onClockOf(clock: DateTimeValue, value: DateTimeValue): DateTimeValue {
  const utc = utcOf(value);
  return instantIn(utc.epochDay, utc.nanosOfDay, zoneOf(clock));
}

function monthsUntil(from: TemporalValue, to: TemporalValue): number {
  const [start, end] = daysOf(from, to, 'Months').map((day) => {
    const { year, month, day: ofMonth } = civilOf(day);
    return (year * 12 + month - 1) * 32 + ofMonth;
  }) as [number, number];
  return Math.trunc((end - start) / 32);
}

function daysUntil(from: TemporalValue, to: TemporalValue): number {
  const [start, end] = daysOf(from, to, 'Days');
  return end - start;
}

/** The time that passes, in whole seconds and nanoseconds of the same sign. */
function timeUntil(from: TemporalValue, to: TemporalValue): { seconds: bigint; nanos: number } {
  const [a, b] = alike(from, to).map(momentOf) as [Moment, Moment];
  const days = b.day - a.day;
  const nanos = b.nanos - a.nanos;
  const seconds = BigInt(days) * BigInt(secondsPerDay) + BigInt(Math.trunc(nanos / nanosPerSecond));
  return { seconds, nanos: nanos % nanosPerSecond };
}

interface Moment {
  day: number;
  nanos: number;
}

function momentOf(value: Timed): Moment {
  if (value instanceof DateTimeValue) {
    const utc = utcOf(value);
    return { day: utc.epochDay, nanos: utc.nanosOfDay };
  }
  if (value instanceof LocalDateTimeValue) return { day: value.epochDay, nanos: value.nanosOfDay };
  const offset = value instanceof TimeValue ? value.offsetSeconds : 0;
  return { day: 0, nanos: value.nanosOfDay - offset * nanosPerSecond };
}
