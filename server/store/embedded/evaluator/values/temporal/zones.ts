/** Time zones by name, through the runtime's own data. */
import { Temporal } from 'temporal-polyfill';
import { argumentError, syntaxError } from '../errors.ts';
import { DateTimeValue } from '../types.ts';
import { nanosPerDay, nanosPerSecond, secondsPerDay } from './calendar.ts';

/** A zone by name, or an offset alone. */
export type Zone = { name: string } | { offset: number };

// Beyond these instants the rules repeat every 400 years or are those of the first entry.
const latest = 13_569_465_600; // 2400-01-01
const earliest = -15_000_000_000;
const cycle = 146_097 * secondsPerDay;

/** The offset in seconds that a named zone has at an instant. */
function offsetAt(zone: string, epochSecond: number): number {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return fixed;
  let second = Math.max(epochSecond, earliest);
  if (second > latest) second = latest - cycle + ((second - latest) % cycle);
  // Offsets rarely change: where both ends of a stretch have the same, all of it has.
  for (const stretch of [8 * secondsPerDay, secondsPerDay]) {
    const start = Math.floor(second / stretch) * stretch;
    const offset = keptOffset(zone, start);
    if (offset === keptOffset(zone, start + stretch)) return offset;
  }
  return lookedUp(zone, second);
}

const kept = new Map<string, Map<number, number>>();
const mostKept = 50_000;

function keptOffset(zone: string, second: number): number {
  let ofZone = kept.get(zone);
  if (!ofZone || ofZone.size > mostKept) {
    ofZone = new Map();
    kept.set(zone, ofZone);
  }
  let offset = ofZone.get(second);
  if (offset === undefined) {
    offset = lookedUp(zone, second);
    ofZone.set(second, offset);
  }
  return offset;
}

function lookedUp(zone: string, second: number): number {
  const at = Temporal.Instant.fromEpochMilliseconds(second * 1000).toZonedDateTimeISO(zone);
  return Math.trunc(at.offsetNanoseconds / nanosPerSecond);
}

/** 'UTC+01:00' and the like are names with an offset of their own. */
function fixedOffset(zone: string): number | null {
  if (/^(UTC|GMT|UT)$/.test(zone)) return 0;
  const match = /^(?:UTC|GMT|UT)(.+)$/.exec(zone);
  return match ? zoneOffset(match[1] as string) : null;
}

/** '+01:00' or '+01:00:30' as it stands for a zone; null when the text is none. */
function zoneOffset(text: string): number | null {
  const [, sign, hours, minutes, seconds] =
    /^([+-])([01]\d):([0-5]\d)(?::([0-5]\d))?$/.exec(text) ?? [];
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  return sign !== undefined && size <= 18 * 3600 ? (sign === '-' ? -size : size) : null;
}

/** The offsets under which the clock of a zone shows a local time: none, one or two. */
export function offsetsAt(zone: Zone, localSecond: number): number[] {
  if ('offset' in zone) return [zone.offset];
  // The offsets a day before and after tell whether the clock is changed in between.
  const around = [localSecond - secondsPerDay, localSecond + secondsPerDay];
  const tried = new Set(around.map((second) => offsetAt(zone.name, second)));
  return [...tried].filter((offset) => offsetAt(zone.name, localSecond - offset) === offset);
}

/** Day and time on the clock of a zone, as a value with the offset that holds there then. */
export function atZone(epochDay: number, nanosOfDay: number, zone: Zone): DateTimeValue {
  if ('offset' in zone) return new DateTimeValue(epochDay, nanosOfDay, zone.offset, null);
  const local = epochDay * secondsPerDay + Math.floor(nanosOfDay / nanosPerSecond);
  // Where the clock shows the time twice, the first is meant.
  const [offset] = offsetsAt(zone, local);
  if (offset !== undefined) return new DateTimeValue(epochDay, nanosOfDay, offset, zone.name);
  // The clock skips this time: it is moved on by what is skipped.
  const before = offsetAt(zone.name, local - secondsPerDay);
  const after = offsetAt(zone.name, local + secondsPerDay);
  const moved = shift(epochDay, nanosOfDay, after - before);
  return new DateTimeValue(moved.epochDay, moved.nanosOfDay, after, zone.name);
}

/** An instant, given as a UTC day and time, on the clock of a zone. */
export function instantIn(utcDay: number, utcNanos: number, zone: Zone): DateTimeValue {
  const second = utcDay * secondsPerDay + Math.floor(utcNanos / nanosPerSecond);
  const offset = 'offset' in zone ? zone.offset : offsetAt(zone.name, second);
  const local = shift(utcDay, utcNanos, offset);
  const name = 'offset' in zone ? null : zone.name;
  return new DateTimeValue(local.epochDay, local.nanosOfDay, offset, name);
}

/** The UTC day and time of a value. */
export function utcOf(value: DateTimeValue): { epochDay: number; nanosOfDay: number } {
  return shift(value.epochDay, value.nanosOfDay, -value.offsetSeconds);
}

export function zoneOf(value: DateTimeValue): Zone {
  return value.zone === null ? { offset: value.offsetSeconds } : { name: value.zone };
}

/** Moves a day and time by seconds (less than some days). */
function shift(
  epochDay: number,
  nanosOfDay: number,
  seconds: number,
): { epochDay: number; nanosOfDay: number } {
  const nanos = nanosOfDay + seconds * nanosPerSecond;
  const days = Math.floor(nanos / nanosPerDay);
  return { epochDay: epochDay + days, nanosOfDay: nanos - days * nanosPerDay };
}

/** Seconds of '+01:00', '+0100', '+01' or 'Z'; null when the text is none. */
export function parseOffset(text: string): number | null {
  if (/^z$/i.test(text)) return 0;
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(text);
  if (!match) return null;
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 18 || (hours === 18 && minutes > 0)) {
    throw argumentError('Zone offset not in valid range: -18:00 to +18:00');
  }
  if (minutes > 59) {
    throw argumentError(
      `Zone offset minutes not in valid range: value ${minutes} is not in the range -59 to 59`,
    );
  }
  return (match[1] === '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

const names = new Map<string, string | null>();

/** A zone of a query: an offset or a name, whose case does not matter. */
export function parseZone(text: string): Zone {
  const offset = /^z$/i.test(text) ? 0 : zoneOffset(text);
  if (offset !== null) return { offset };
  const wanted = text.replaceAll(' ', '_');
  let name = names.get(wanted);
  if (name === undefined) {
    name = findZone(wanted);
    names.set(wanted, name);
  }
  if (name === null) {
    throw syntaxError(`Invalid value for TimeZone: Text '${text}' could not be parsed at index 0`);
  }
  return { name };
}

function findZone(text: string): string | null {
  const prefixed = /^(?:UTC|GMT|UT)([+-].*)?$/i.exec(text);
  if (prefixed) {
    const isOffset = prefixed[1] === undefined || zoneOffset(prefixed[1]) !== null;
    return isOffset ? text.toUpperCase() : null;
  }
  // Java knows no three-letter names of American zones.
  if (/^(EST|MST|HST|ROC|[+-].*)$/i.test(text)) return null;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch {
    return null;
  }
}
