/** The operators on numbers, texts, lists, dates and durations. */

import { arithmeticError, type EvaluationError, outOfMemory, typeError } from './errors.ts';
import { valueTypeName } from './names.ts';
import { pow } from './precise.ts';
import {
  civilOf,
  maxYear,
  nanosPerDay,
  plusMonths,
  positiveModulo as positive,
} from './temporal/calendar.ts';
import {
  addDurations,
  divideDuration,
  multiplyDuration,
  subtractDurations,
} from './temporal/durations.ts';
import { atZone, instantIn, utcOf, zoneOf } from './temporal/zones.ts';
import { stringOf } from './text.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  type TemporalValue,
  TimeValue,
  type Value,
} from './types.ts';

type Numeric = bigint | number;

function isNumeric(value: Value): value is Numeric {
  return typeof value === 'bigint' || typeof value === 'number';
}

function isTemporal(value: Value): value is TemporalValue {
  return (
    value instanceof DateValue ||
    value instanceof DateTimeValue ||
    value instanceof LocalDateTimeValue ||
    value instanceof LocalTimeValue ||
    value instanceof TimeValue
  );
}

/** An integer result, refused where it does not fit into 64 bits. */
function checkedInteger(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw arithmeticError('long overflow');
  return value;
}

/** Cypher's `+`. */
export function add(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInteger(a + b);
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return Number(a) + Number(b);
  if (Array.isArray(a)) return joinedLists(a, Array.isArray(b) ? b : [b]);
  if (Array.isArray(b)) return joinedLists([a], b);
  if (typeof a === 'string' || typeof b === 'string') {
    const [left, right] = [stringOf(a), stringOf(b)];
    if (left !== null && right !== null) return joined(left, right);
  }
  if (a instanceof DurationValue && b instanceof DurationValue) return addDurations(a, b);
  if (isTemporal(a) && b instanceof DurationValue) return plusDuration(a, b);
  if (isTemporal(b) && a instanceof DurationValue) return plusDuration(b, a);
  throw typeError(`Cannot add \`${valueTypeName(a)}\` and \`${valueTypeName(b)}\``);
}

// Far beyond what answers need and well below what the runtime can hold.
const longestText = 2 ** 28;
const longestList = 2 ** 24;

function joined(a: string, b: string): string {
  if (a.length + b.length > longestText) throw outOfMemory('A text of this length');
  return a + b;
}

function joinedLists(a: Value[], b: Value[]): Value[] {
  if (a.length + b.length > longestList) throw outOfMemory('A list of this length');
  // concat() takes a hundred times as long once any code of the process has a class that extends Array.
  const joined: Value[] = [];
  for (const one of a) joined.push(one);
  for (const one of b) joined.push(one);
  return joined;
}

/** Cypher's `||`: two texts or two lists; what is neither is refused also beside null. */
export function concatenate(a: Value, b: Value): Value {
  const other = a ?? b;
  if (other === null) return null;
  if ((a === null || b === null) && (typeof other === 'string' || Array.isArray(other)))
    return null;
  if (typeof a === 'string' && typeof b === 'string') return joined(a, b);
  if (Array.isArray(a) && Array.isArray(b)) return joinedLists(a, b);
  throw typeError(`Cannot concatenate \`${valueTypeName(a)}\` and \`${valueTypeName(b)}\``);
}

/** Cypher's `-` between two values. */
export function subtract(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInteger(a - b);
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return Number(a) - Number(b);
  if (b instanceof DurationValue) {
    if (a instanceof DurationValue) return subtractDurations(a, b);
    if (isTemporal(a)) return plusDuration(a, b, -1);
  }
  throw typeError(`Cannot subtract \`${valueTypeName(b)}\` from \`${valueTypeName(a)}\``);
}

/** Cypher's `*`. */
export function multiply(a: Value, b: Value): Value {
  if (typeof a === 'bigint' && typeof b === 'bigint') return checkedInteger(a * b);
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return Number(a) * Number(b);
  if (a instanceof DurationValue && isNumeric(b)) return multiplyDuration(a, b);
  if (b instanceof DurationValue && isNumeric(a)) return multiplyDuration(b, a);
  throw typeError(`Cannot multiply \`${valueTypeName(a)}\` and \`${valueTypeName(b)}\``);
}

/** Cypher's `/`: whole numbers are cut towards zero. */
export function divide(a: Value, b: Value): Value {
  // Whatever is divided: only the FLOAT 0.0 gives Infinity, NaN or null.
  if (b === 0n) throw arithmeticError('/ by zero');
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    // The one overflow of a division wraps round, as in Java.
    return BigInt.asIntN(64, a / b);
  }
  if (isNumeric(a) && isNumeric(b)) return Number(a) / Number(b);
  if (a instanceof DurationValue && isNumeric(b)) return divideDuration(a, b);
  throw typeError(`Cannot divide \`${valueTypeName(a)}\` by \`${valueTypeName(b)}\``);
}

/** Cypher's `%`: the sign is that of the dividend. */
export function modulo(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw arithmeticError('/ by zero');
    return a % b;
  }
  if (isNumeric(a) && isNumeric(b)) return Number(a) % Number(b);
  throw typeError(
    `Cannot calculate modulus of \`${valueTypeName(a)}\` and \`${valueTypeName(b)}\``,
  );
}

/** Cypher's `^`: always a FLOAT. */
export function power(a: Value, b: Value): Value {
  if (a === null || b === null) return null;
  if (isNumeric(a) && isNumeric(b)) return pow(Number(a), Number(b));
  throw typeError(`Cannot raise \`${valueTypeName(a)}\` to the power of \`${valueTypeName(b)}\``);
}

/** Cypher's `-` before a value: what is subtracted from 0. */
export function negate(a: Value): Value {
  return subtract(0n, a);
}

/** A date or time moved by a duration: months first, then days, then the time. */
export function plusDuration(
  value: TemporalValue,
  by: DurationValue,
  sign: 1 | -1 = 1,
): TemporalValue {
  const [months, days, seconds] = [by.months, by.days, by.seconds].map(
    (one) => Number(one) * sign,
  ) as [number, number, number];
  const nanos = by.nanoseconds * sign;
  if (value instanceof DateValue) {
    // A date takes whole days of the time too.
    return new DateValue(moved(value.epochDay, months, days + Math.trunc(seconds / 86_400)));
  }
  const ofDay = (seconds % 86_400) * 1e9 + nanos;
  if (value instanceof LocalTimeValue) {
    return new LocalTimeValue(positive(value.nanosOfDay + ofDay, nanosPerDay));
  }
  if (value instanceof TimeValue) {
    const nanosOfDay = positive(value.nanosOfDay + ofDay, nanosPerDay);
    return new TimeValue(nanosOfDay, value.offsetSeconds);
  }
  const day = moved(value.epochDay, months, days);
  const later = (epochDay: number, nanosOfDay: number) => {
    const sum = nanosOfDay + ofDay;
    const carried = Math.trunc(seconds / 86_400) + Math.floor(sum / nanosPerDay);
    return [moved(epochDay, 0, carried), positive(sum, nanosPerDay)] as const;
  };
  if (value instanceof LocalDateTimeValue) {
    return new LocalDateTimeValue(...later(day, value.nanosOfDay));
  }
  // Days are counted on the clock of the zone, the time as it passes.
  const atDay = day === value.epochDay ? value : keepingOffset(value, day);
  if (seconds === 0 && nanos === 0) return atDay;
  const utc = utcOf(atDay);
  return instantIn(...later(utc.epochDay, utc.nanosOfDay), zoneOf(value));
}

/** The same time on another day; where the clock shows it twice, the offset stays if it can. */
function keepingOffset(value: DateTimeValue, epochDay: number): DateTimeValue {
  const result = atZone(epochDay, value.nanosOfDay, zoneOf(value));
  if (value.zone === null || result.offsetSeconds === value.offsetSeconds) return result;
  const kept = new DateTimeValue(epochDay, value.nanosOfDay, value.offsetSeconds, value.zone);
  const utc = utcOf(kept);
  const there = instantIn(utc.epochDay, utc.nanosOfDay, zoneOf(value));
  return there.offsetSeconds === value.offsetSeconds ? there : result;
}

function moved(epochDay: number, months: number, days: number): number {
  const inYears = (day: number): number => {
    if (!Number.isSafeInteger(day) || Math.abs(civilOf(day).year) > maxYear) throw outside(day);
    return day;
  };
  const monthly = months === 0 ? epochDay : inYears(plusMonths(epochDay, months));
  return inYears(monthly + days);
}

function outside(day: number): EvaluationError {
  return arithmeticError(
    Number.isSafeInteger(day)
      ? `Invalid value for Year (valid values -999999999 - 999999999): ${civilOf(day).year}`
      : 'long overflow',
  );
}
