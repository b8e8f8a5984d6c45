/** Dates and times cut to a unit, with some smaller fields set anew. */
import { ownNames } from '../../../../../../model/own-names.ts';
import { EvaluationError, typeError } from '../errors.ts';
import { stringOf } from '../text.ts';
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
import {
  buildDate,
  buildDateTime,
  buildLocalDateTime,
  buildLocalTime,
  buildTime,
  dayPart,
  type Making,
  type TemporalKind,
  timePart,
  zonePart,
} from './build.ts';
import {
  civilOf,
  dayOfWeek,
  epochDayOf,
  firstMondayOf,
  quarterOf,
  quarterStart,
  weekOf,
} from './calendar.ts';
import { nanosOf } from './fields.ts';
import { atZone, parseZone } from './zones.ts';

const dayUnits: Record<string, (epochDay: number) => number> = ownNames({
  millennium: (day) => firstOfYears(day, 1000),
  century: (day) => firstOfYears(day, 100),
  decade: (day) => firstOfYears(day, 10),
  year: (day) => firstOfYears(day, 1),
  weekYear: (day) => firstMondayOf(weekOf(day).weekYear),
  quarter: (day) => {
    const { year, month } = civilOf(day);
    return quarterStart(year, quarterOf(month));
  },
  month: (day) => {
    const { year, month } = civilOf(day);
    return epochDayOf(year, month, 1);
  },
  week: (day) => day - (dayOfWeek(day) - 1),
  day: (day) => day,
});

/** Nanoseconds and the name in messages. */
const timeUnits: Record<string, [nanos: number, name: string]> = ownNames({
  hour: [3.6e12, 'Hours'],
  minute: [6e10, 'Minutes'],
  second: [1e9, 'Seconds'],
  millisecond: [1e6, 'Millis'],
  microsecond: [1e3, 'Micros'],
});

function firstOfYears(epochDay: number, years: number): number {
  return epochDayOf(Math.trunc(civilOf(epochDay).year / years) * years, 1, 1);
}

/** `date.truncate` and its like for the other kinds. */
export function truncate(
  kind: TemporalKind,
  unit: string,
  input: TemporalValue,
  given: MapValue,
  making: Making,
): TemporalValue {
  if (!(unit in dayUnits) && !(unit in timeUnits)) {
    throw new EvaluationError(
      'Neo.DatabaseError.Statement.ExecutionFailed',
      `Unsupported unit: ${unit}`,
    );
  }
  const fields = new Map(given);
  switch (kind) {
    case 'Date': {
      const day = cutDay(unit, dayPart(input));
      return fields.size === 0
        ? new DateValue(day)
        : buildDate(fields.set('date', new DateValue(day)));
    }
    case 'LocalTime': {
      const time = new LocalTimeValue(withSubseconds(unit, cutTime(unit, timePart(input)), fields));
      return fields.size === 0 ? time : buildLocalTime(fields.set('time', time));
    }
    case 'Time':
      return truncateTime(unit, input, fields, making);
    case 'LocalDateTime': {
      const { day, nanos } = cut(unit, input, 'local date time');
      const result = new LocalDateTimeValue(day, withSubseconds(unit, nanos, fields));
      return fields.size === 0 ? result : buildLocalDateTime(fields.set('datetime', result));
    }
    default: {
      const { day, nanos } = cut(unit, input, 'date time');
      // A time zone among the fields keeps the time on the clock, unlike in `datetime()`.
      const wanted = fields.get('timezone');
      const zone =
        typeof wanted === 'string' ? parseZone(wanted) : zonePart(input, making.defaultZone);
      if (typeof wanted === 'string') fields.delete('timezone');
      const whole = withSubseconds(unit, nanos, fields);
      const result: DateTimeValue = atZone(day, whole, zone);
      return fields.size === 0 ? result : buildDateTime(fields.set('datetime', result), making);
    }
  }
}

function truncateTime(
  unit: string,
  input: TemporalValue,
  fields: Map<string, Value>,
  making: Making,
): TimeValue {
  const nanos = cutTime(unit, timePart(input));
  const own = input instanceof TimeValue || input instanceof DateTimeValue;
  const wanted = fields.get('timezone');
  const offset =
    typeof wanted === 'string'
      ? making.offsetNow(parseZone(wanted))
      : own
        ? input.offsetSeconds
        : making.offsetNow(making.defaultZone);
  const time = new TimeValue(withSubseconds(unit, nanos, fields), offset);
  return fields.size === 0 ? time : buildTime(fields.set('time', time), making);
}

function cutDay(unit: string, epochDay: number): number {
  const cutTo = dayUnits[unit];
  if (cutTo) return cutTo(epochDay);
  throw typeError(`Unit too small for truncation: ${timeUnits[unit]?.[1]}`);
}

function cutTime(unit: string, nanosOfDay: number): number {
  if (unit === 'day') return 0;
  const [nanos] = timeUnits[unit] ?? [];
  if (nanos === undefined) throw typeError('Unit is too large to be used for truncation');
  return nanosOfDay - (nanosOfDay % nanos);
}

function cut(unit: string, input: TemporalValue, what: string): { day: number; nanos: number } {
  if (unit in dayUnits) return { day: cutDay(unit, dayPart(input)), nanos: 0 };
  if (!('epochDay' in input && 'nanosOfDay' in input)) {
    throw typeError(`Cannot truncate ${stringOf(input)} to ${what} with a time based unit.`);
  }
  const day = dayPart(input);
  return { day, nanos: cutTime(unit, timePart(input)) };
}

/** Fields below a subsecond unit are added to what it leaves, not put in its place. */
function withSubseconds(unit: string, nanosOfDay: number, fields: Map<string, Value>): number {
  const finer =
    unit === 'millisecond'
      ? ['microsecond', 'nanosecond']
      : unit === 'microsecond'
        ? ['nanosecond']
        : [];
  const parts = new Map<string, Value>();
  for (const name of finer) {
    const value = fields.get(name);
    if (value !== undefined) parts.set(name, value);
    fields.delete(name);
  }
  if (parts.size === 0) return nanosOfDay;
  const rest = nanosOfDay % 1e9;
  const kept = Math.floor(rest / (timeUnits[unit]?.[0] ?? 1));
  return nanosOfDay - rest + nanosOf(parts.set(unit, BigInt(kept)));
}
