/** Durations: making, adding and scaling them, with Neo4j's limits and its averages. */

import { argumentError, arithmeticError, syntaxError } from '../errors.ts';
import { DurationValue } from '../types.ts';
import { nanosPerSecond } from './calendar.ts';

const secondsPerDay = 86_400n;
const averageMonth = 2_629_746n;
const billion = BigInt(nanosPerSecond);

function fits(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

/** A duration of four parts, its nanoseconds carried into seconds; refused where 64 bits overflow. */
export function durationOf(
  months: bigint,
  days: bigint,
  seconds: bigint,
  nanoseconds: bigint,
): DurationValue {
  const carried = seconds + floorDivide(nanoseconds, billion);
  const length = carried + days * secondsPerDay + months * averageMonth;
  const parts = [months, days, seconds, nanoseconds, carried, length];
  if (!parts.concat(days * secondsPerDay, months * averageMonth).every(fits)) {
    throw argumentError(
      `Invalid value for duration, will cause overflow. Value was months=${months}, days=${days}, seconds=${seconds}, nanos=${nanoseconds}`,
    );
  }
  const nanos = nanoseconds - floorDivide(nanoseconds, billion) * billion;
  return new DurationValue(months, days, carried, Number(nanos));
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

/** A duration of parts with fractions: what is over goes into the next smaller part. */
export function approximateDuration(
  months: number,
  days: number,
  seconds: number,
  nanoseconds: number,
  sign: 1n | -1n = 1n,
): DurationValue {
  const wholeMonths = toLong(months);
  const averageDay = nanosPerSecond * 86_400;
  const monthRest = 2_629_746_000_000_000 * (months - Number(wholeMonths));
  const allDays = days + monthRest / averageDay;
  const wholeDays = toLong(allDays);
  const dayRest = averageDay * (allDays - Number(wholeDays));
  const allSeconds = seconds + dayRest / nanosPerSecond;
  const wholeSeconds = toLong(allSeconds);
  const nanos = toLong(nanoseconds + nanosPerSecond * (allSeconds - Number(wholeSeconds)));
  return durationOf(sign * wholeMonths, sign * wholeDays, sign * wholeSeconds, sign * nanos);
}

function toLong(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value > 2 ** 63 || value < -(2 ** 63)) throw arithmeticError('long overflow');
  const whole = BigInt(Math.trunc(value));
  return fits(whole) ? whole : 2n ** 63n - 1n;
}

export function addDurations(a: DurationValue, b: DurationValue): DurationValue {
  return durationOf(
    checked(a.months + b.months),
    checked(a.days + b.days),
    checked(a.seconds + b.seconds),
    BigInt(a.nanoseconds + b.nanoseconds),
  );
}

export function subtractDurations(a: DurationValue, b: DurationValue): DurationValue {
  return durationOf(
    checked(a.months - b.months),
    checked(a.days - b.days),
    checked(a.seconds - b.seconds),
    BigInt(a.nanoseconds - b.nanoseconds),
  );
}

function checked(value: bigint): bigint {
  if (!fits(value)) throw arithmeticError('long overflow');
  return value;
}

export function multiplyDuration(a: DurationValue, by: bigint | number): DurationValue {
  if (typeof by === 'bigint') {
    return durationOf(
      checked(a.months * by),
      checked(a.days * by),
      checked(a.seconds * by),
      checked(BigInt(a.nanoseconds) * by),
    );
  }
  return approximateDuration(
    Number(a.months) * by,
    Number(a.days) * by,
    Number(a.seconds) * by,
    a.nanoseconds * by,
  );
}

export function divideDuration(a: DurationValue, by: bigint | number): DurationValue {
  const divisor = Number(by);
  return approximateDuration(
    Number(a.months) / divisor,
    Number(a.days) / divisor,
    Number(a.seconds) / divisor,
    a.nanoseconds / divisor,
  );
}

const unitForm =
  /^([-+]?)P(?:([-+]?\d+(?:[.,]\d+)?)Y)?(?:([-+]?\d+(?:[.,]\d+)?)M)?(?:([-+]?\d+(?:[.,]\d+)?)W)?(?:([-+]?\d+(?:[.,]\d+)?)D)?(T(?:([-+]?\d+(?:[.,]\d+)?)H)?(?:([-+]?\d+(?:[.,]\d+)?)M)?(?:([-+]?\d+)(?:[.,](\d{1,9}))?S)?)?$/i;
const dateForm =
  /^([-+]?)P(?:(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2})))?(T(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:[.,](\d{1,9}))?)?)?|(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?))?$/i;

/** A duration written in ISO 8601, with units (`P1Y2M`) or like a date (`P0001-02-03T04:05:06`). */
export function parseDuration(text: string): DurationValue {
  const units = unitForm.exec(text);
  const result = units ? fromUnits(units) : null;
  if (result) return result;
  const parts = dateForm.exec(text);
  if (!units && parts && (parts[2] ?? parts[7]) !== undefined) return fromDateParts(parts);
  throw syntaxError(`Text cannot be parsed to a Duration`);
}

function fromUnits(match: RegExpExecArray): DurationValue | null {
  const [, minus, years, months, weeks, days, time, hours, minutes, seconds, fraction] = match;
  const sign = minus === '-' ? -1n : 1n;
  if ([years, months, weeks, days, time].every((one) => one === undefined)) return null;
  if (time?.toUpperCase() === 'T') return null;
  const parts = [years, months, weeks, days, hours, minutes];
  const broken = parts.findIndex((one) => /[.,]/.test(one ?? ''));
  if (broken < 0) {
    const [y = 0n, mo = 0n, w = 0n, d = 0n, h = 0n, mi = 0n] = parts.map((one) => BigInt(one ?? 0));
    const nanos = BigInt((fraction ?? '').padEnd(9, '0')) * (seconds?.startsWith('-') ? -1n : 1n);
    return durationOf(
      sign * (y * 12n + mo),
      sign * (w * 7n + d),
      sign * (h * 3600n + mi * 60n + BigInt(seconds ?? 0)),
      sign * nanos,
    );
  }
  // Only the last part may have a fraction.
  const later = broken < 4 ? [...parts.slice(broken + 1), time] : parts.slice(broken + 1);
  if ([...later, seconds].some((one) => one !== undefined)) return null;
  const [y = 0, mo = 0, w = 0, d = 0, h = 0, mi = 0] = parts.map((one) =>
    Number((one ?? '0').replace(',', '.')),
  );
  return approximateDuration(y * 12 + mo, w * 7 + d, h * 3600 + mi * 60, 0, sign);
}

function fromDateParts(match: RegExpExecArray): DurationValue {
  const sign = match[1] === '-' ? -1n : 1n;
  const number = (...at: number[]) => BigInt(at.map((one) => match[one]).find(Boolean) ?? 0);
  const [month, day] = [number(3, 5), number(4, 6)];
  const [hour, minute, second] = [number(8, 12), number(9, 13), number(10, 14)];
  const limits: [string, bigint, bigint][] = [
    ['months is', month, 12n],
    ['days is', day, 31n],
    ['hours', hour, 24n],
    ['minutes', minute, 60n],
    ['seconds', second, 60n],
  ];
  for (const [what, value, limit] of limits) {
    if (value > limit) throw argumentError(`${what} out of range: ${value}`);
  }
  const nanos = BigInt((match[11] ?? match[15] ?? '').padEnd(9, '0'));
  return durationOf(
    sign * (number(2) * 12n + month),
    sign * day,
    sign * (hour * 3600n + minute * 60n + second),
    sign * nanos,
  );
}
