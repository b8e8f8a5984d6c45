/** Durations: made, and measured between two dates or times. */
import { argumentError } from '../values/errors.ts';
import {
  daysBetween,
  durationBetween,
  monthsBetween,
  secondsBetween,
} from '../values/temporal/between.ts';
import { approximateDuration, durationOf, parseDuration } from '../values/temporal/durations.ts';
import { javaName } from '../values/temporal/fields.ts';
import type { DurationValue, MapValue, TemporalValue, Value } from '../values/types.ts';
import { executionFailed, wrongCall } from './arguments.ts';
import type { FunctionDefinition } from './definition.ts';
import { isTemporal } from './temporal.ts';

const units = [
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
  'milliseconds',
  'microseconds',
  'nanoseconds',
];

/** A duration of the units in a map; fractions go into the smaller parts. */
function build(map: MapValue): DurationValue {
  if (map.size === 0) throw argumentError('At least one temporal unit must be specified.');
  const given = new Map<string, bigint | number>();
  for (const [key, value] of map) {
    const unit = key.toLowerCase();
    if (!units.includes(unit)) throw executionFailed(`Unknown field: ${key}`);
    if (typeof value !== 'bigint' && typeof value !== 'number') {
      throw executionFailed(`${unit} must be a number value, but was a ${javaName(value)}`);
    }
    given.set(unit, value);
  }
  const values = units.map((unit) => given.get(unit) ?? 0n);
  if (values.every((one) => typeof one === 'bigint')) {
    const [y = 0n, mo = 0n, w = 0n, d = 0n, h = 0n, mi = 0n, s = 0n, ms = 0n, us = 0n, ns = 0n] =
      values as bigint[];
    // Parts that do not fit into 64 bits wrap round, as in Java.
    const long = (value: bigint) => BigInt.asIntN(64, value);
    return durationOf(
      long(y * 12n + mo),
      long(w * 7n + d),
      long(h * 3600n + mi * 60n + s),
      long(ms * 1_000_000n + us * 1000n + ns),
    );
  }
  const [y = 0, mo = 0, w = 0, d = 0, h = 0, mi = 0, s = 0, ms = 0, us = 0, ns = 0] =
    values.map(Number);
  return approximateDuration(
    y * 12 + mo,
    w * 7 + d,
    h * 3600 + mi * 60 + s,
    ms * 1_000_000 + us * 1000 + ns,
  );
}

function between(
  name: string,
  signature: string,
  description: string,
  measure: (from: TemporalValue, to: TemporalValue) => DurationValue,
): FunctionDefinition {
  return {
    name: `duration.${name}`,
    category: 'duration',
    arguments: [
      { name: 'from', type: 'ANY' },
      { name: 'to', type: 'ANY' },
    ],
    computesAll: true,
    returns: 'DURATION',
    description,
    evaluate(args: Value[]) {
      const [from, to] = args;
      if (!isTemporal(from) || !isTemporal(to)) throw wrongCall(signature, args);
      return measure(from, to);
    },
  };
}

export const durations: FunctionDefinition[] = [
  {
    name: 'duration',
    category: 'duration',
    arguments: [{ name: 'input', type: 'ANY' }],
    returns: 'DURATION',
    description: 'The duration of a text (ISO 8601) or of a map of units.',
    evaluate(args) {
      const [input] = args;
      if (typeof input === 'string') return parseDuration(input);
      if (input instanceof Map) return build(input);
      throw wrongCall('DurationFunction', args);
    },
  },
  between(
    'between',
    'Between',
    'The duration from one date or time to another, in months, days and time.',
    durationBetween,
  ),
  between('inDays', 'InDays', 'The whole days from one date or time to another.', daysBetween),
  between(
    'inMonths',
    'InMonths',
    'The whole months from one date or time to another.',
    monthsBetween,
  ),
  between(
    'inSeconds',
    'InSeconds',
    'The seconds from one date or time to another.',
    secondsBetween,
  ),
];
