/** Dates and times made from a map of fields, or from another date or time. */
import { argumentError, EvaluationError, typeError } from '../errors.ts';
import { quotedValue, stringOf } from '../text.ts';
import {
  DateTimeValue,
  DateValue,
  LocalDateTimeValue,
  LocalTimeValue,
  type MapValue,
  type TemporalValue,
  TimeValue,
  type Value,
} from '../types.ts';
import { epochDayOf, firstMondayOf, nanosPerSecond, secondsPerDay } from './calendar.ts';
import { withDateFields, withTimeFields } from './fields.ts';
import { atZone, instantIn, parseZone, utcOf, type Zone, zoneOf } from './zones.ts';

/** What the making of a value depends on beside its fields. */
export interface Making {
  defaultZone: Zone;
  /** The offset of a zone at the time of the statement. */
  offsetNow(zone: Zone): number;
}

export type TemporalKind = 'Date' | 'LocalTime' | 'Time' | 'LocalDateTime' | 'DateTime';

const dateGroups: Record<string, string[]> = {
  calendar: ['month', 'day'],
  week: ['week', 'dayOfWeek'],
  quarter: ['quarter', 'dayOfQuarter'],
  ordinal: ['ordinalDay'],
};
const dateNames = ['year', ...Object.values(dateGroups).flat()];
const subseconds = ['millisecond', 'microsecond', 'nanosecond'];
const timeNames = ['hour', 'minute', 'second', ...subseconds];
const instants = ['datetime', 'epochSeconds', 'epochMillis'];
const readOnly = ['weekYear', 'offset', 'offsetMinutes', 'offsetSeconds'];
const known = new Map(
  [...dateNames, ...timeNames, ...instants, ...readOnly, 'date', 'time', 'timezone']
    .map((name) => [name.toLowerCase(), name] as const)
    .concat([
      ['weekday', 'dayOfWeek'],
      ['quarterday', 'dayOfQuarter'],
    ]),
);

/** The fields of a map by their proper names; refused where they do not fit the kind or each other. */
function readFields(map: MapValue, kind: TemporalKind): Map<string, Value> {
  if (map.size === 0) throw argumentError('At least one temporal unit must be specified.');
  const [dates, times] = [kind.includes('Date'), kind.includes('Time')];
  const allowed = (name: string): boolean => {
    if (name === 'date' || dateNames.includes(name)) return dates;
    if (name === 'time' || timeNames.includes(name)) return times;
    if (name === 'datetime') return dates && times;
    return (name === 'epochSeconds' || name === 'epochMillis') && kind === 'DateTime';
  };
  const fields = new Map<string, Value>();
  for (const [key, value] of map) {
    const name = known.get(key.toLowerCase());
    if (name === undefined) throw argumentError(`No such field: ${key}`);
    if (name === 'timezone') {
      if (!['Time', 'DateTime'].includes(kind)) {
        throw typeError('Cannot assign time zone if also assigning other fields.');
      }
    } else if (!allowed(name)) throw typeError(`Not supported: ${name}`);
    if (fields.has(name)) throw argumentError(`cannot re-assign ${name}`);
    fields.set(name, value);
  }
  checkFields(fields, dates);
  return fields;
}

function checkFields(fields: ReadonlyMap<string, Value>, dates: boolean): void {
  const selected = instants.filter((name) => fields.has(name));
  const others = ['date', 'time'].filter((name) => fields.has(name));
  if (selected.length > 1) {
    throw argumentError(`${selected[1]} cannot be selected together with ${selected[0]}.`);
  }
  if (selected.length > 0 && others.length > 0) {
    throw argumentError(`${selected[0]} cannot be selected together with date or time.`);
  }
  const group = Object.keys(dateGroups).find((name) => has(fields, dateGroups[name] ?? []));
  for (const name of dateNames) {
    const fits = name === 'year' || !group || dateGroups[group]?.includes(name);
    if (fields.has(name) && !fits) {
      throw typeError(`Cannot assign ${name} to ${group} date.`);
    }
  }
  if (selected.length > 0) return;
  const dateOrder = ['year', ...(group ? (dateGroups[group] ?? []) : ['month'])];
  if (!fields.has('date') && has(fields, dateNames)) checkOrder(fields, dateOrder);
  if (!has(fields, [...timeNames, 'time'])) return;
  const missing = fields.has('date') ? undefined : dateOrder.find((name) => !fields.has(name));
  if (dates && missing) throw argumentError(`${missing} must be specified`);
  if (!fields.has('time')) checkOrder(fields, ['hour', 'minute', 'second', 'subsecond']);
}

function has(fields: ReadonlyMap<string, Value>, names: string[]): boolean {
  return names.some((name) => fields.has(name));
}

/** Smaller fields need the larger ones. */
function checkOrder(fields: ReadonlyMap<string, Value>, names: string[]): void {
  const given = (name: string) =>
    name === 'subsecond' ? has(fields, subseconds) : fields.has(name);
  const missing = names.findIndex((name) => !given(name));
  if (missing === 0) throw argumentError(`${names[0]} must be specified`);
  const later = missing < 0 ? undefined : names.slice(missing).find(given);
  if (later) throw argumentError(`${later} cannot be specified without ${names[missing]}`);
}

function temporal(value: Value, what: string): TemporalValue {
  const classes = [DateValue, LocalTimeValue, TimeValue, LocalDateTimeValue, DateTimeValue];
  if (classes.some((one) => value instanceof one)) return value as TemporalValue;
  throw argumentError(`Cannot construct ${what} from: ${quotedValue(value)}`);
}

/** The day of a value that has one. */
export function dayPart(value: TemporalValue): number {
  if ('epochDay' in value) return value.epochDay;
  throw typeError(`Cannot get the date of: ${stringOf(value)}`);
}

/** The time of a value that has one. */
export function timePart(value: TemporalValue): number {
  if ('nanosOfDay' in value) return value.nanosOfDay;
  throw typeError(`Cannot get the time of: ${stringOf(value)}`);
}

/** The zone of a value: its own, or the default one. */
export function zonePart(value: TemporalValue, defaultZone: Zone): Zone {
  if (value instanceof DateTimeValue) return zoneOf(value);
  return value instanceof TimeValue ? { offset: value.offsetSeconds } : defaultZone;
}

function timezone(fields: ReadonlyMap<string, Value>, making: Making): Zone {
  if (!fields.has('timezone')) return making.defaultZone;
  const value = fields.get('timezone') ?? null;
  if (typeof value === 'string') return parseZone(value);
  throw new EvaluationError(
    'Neo.DatabaseError.Statement.ExecutionFailed',
    `Cannot convert to ZoneId: ${quotedValue(value)}`,
  );
}

function firstDay(fields: ReadonlyMap<string, Value>): number {
  // Weeks begin with the week-based year, which may start before or after the calendar's.
  return fields.has('week') ? firstMondayOf(Number(fields.get('year') ?? 0)) : epochDayOf(0, 1, 1);
}

export function buildDate(map: MapValue): DateValue {
  const fields = readFields(map, 'Date');
  const day = fields.has('date')
    ? dayPart(temporal(fields.get('date') ?? null, 'date'))
    : firstDay(fields);
  return new DateValue(withDateFields(day, fields));
}

export function buildLocalTime(map: MapValue): LocalTimeValue {
  const fields = readFields(map, 'LocalTime');
  const time = fields.has('time') ? timePart(temporal(fields.get('time') ?? null, 'time')) : 0;
  return new LocalTimeValue(withTimeFields(time, fields));
}

export function buildTime(map: MapValue, making: Making): TimeValue {
  const fields = readFields(map, 'Time');
  const from = fields.has('time') ? temporal(fields.get('time') ?? null, 'time') : null;
  const zone = timezone(fields, making);
  const zoned = from instanceof TimeValue || from instanceof DateTimeValue;
  const offset = zoned ? from.offsetSeconds : making.offsetNow(zone);
  const nanos = withTimeFields(from ? timePart(from) : 0, fields);
  if (!fields.has('timezone')) return new TimeValue(nanos, offset);
  return zoned
    ? withOffset(new TimeValue(nanos, offset), making.offsetNow(zone))
    : new TimeValue(nanos, making.offsetNow(zone));
}

/** The same moment of the day under another offset. */
function withOffset(time: TimeValue, offset: number): TimeValue {
  const day = secondsPerDay * nanosPerSecond;
  const moved = time.nanosOfDay + (offset - time.offsetSeconds) * nanosPerSecond;
  return new TimeValue(((moved % day) + day) % day, offset);
}

export function buildLocalDateTime(map: MapValue): LocalDateTimeValue {
  const fields = readFields(map, 'LocalDateTime');
  const whole = fields.has('datetime')
    ? temporal(fields.get('datetime') ?? null, 'local date time')
    : null;
  const date = whole ?? (fields.has('date') ? temporal(fields.get('date') ?? null, 'date') : null);
  const time = whole ?? (fields.has('time') ? temporal(fields.get('time') ?? null, 'time') : null);
  return new LocalDateTimeValue(
    withDateFields(date ? dayPart(date) : firstDay(fields), fields),
    withTimeFields(time ? timePart(time) : 0, fields),
  );
}

export function buildDateTime(map: MapValue, making: Making): DateTimeValue {
  const fields = readFields(map, 'DateTime');
  const wanted = timezone(fields, making);
  const { day, nanos, zone, zoned } = startOf(fields, wanted, making);
  const result = atZone(withDateFields(day, fields), withTimeFields(nanos, fields), zone);
  if (!fields.has('timezone')) return result;
  if (!zoned) return atZone(result.epochDay, result.nanosOfDay, wanted);
  const utc = utcOf(result);
  return instantIn(utc.epochDay, utc.nanosOfDay, wanted);
}

/** Where the fields are set: a selected value, an instant, or the first day of a year. */
function startOf(fields: ReadonlyMap<string, Value>, wanted: Zone, making: Making) {
  const isZoned = (value: Value) => value instanceof TimeValue || value instanceof DateTimeValue;
  if (fields.has('datetime')) {
    const from = temporal(fields.get('datetime') ?? null, 'date time');
    const [nanos, zone] = [timePart(from), zonePart(from, making.defaultZone)];
    return { day: dayPart(from), nanos, zone, zoned: isZoned(from) };
  }
  for (const [name, perSecond] of [
    ['epochSeconds', 1n],
    ['epochMillis', 1000n],
  ] as const) {
    const value = fields.get(name);
    if (value === undefined) continue;
    if (typeof value !== 'bigint') {
      throw argumentError(`Cannot construct date time from: ${quotedValue(value)}`);
    }
    const nanos = (BigInt.asIntN(64, value * (1000n / perSecond)) * BigInt(nanosPerSecond)) / 1000n;
    const at = fromEpoch(nanos, wanted);
    return { day: at.epochDay, nanos: at.nanosOfDay, zone: wanted, zoned: true };
  }
  const date = fields.has('date') ? temporal(fields.get('date') ?? null, 'date') : null;
  const time = fields.has('time') ? temporal(fields.get('time') ?? null, 'time') : null;
  return {
    day: date ? dayPart(date) : firstDay(fields),
    nanos: time ? timePart(time) : 0,
    zone: time ? zonePart(time, making.defaultZone) : wanted,
    zoned: isZoned(time),
  };
}

/** The date and time of an instant, given in nanoseconds since 1970. */
export function fromEpoch(nanoseconds: bigint, zone: Zone): DateTimeValue {
  const perDay = BigInt(secondsPerDay) * BigInt(nanosPerSecond);
  const rest = ((nanoseconds % perDay) + perDay) % perDay;
  const day = (nanoseconds - rest) / perDay;
  if (day > 365_241_780_471n || day < -365_243_219_162n) {
    throw argumentError('Instant exceeds minimum or maximum instant');
  }
  return instantIn(Number(day), Number(rest), zone);
}
