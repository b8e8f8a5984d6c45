/** Dates and times: made, taken from the clock, cut to a unit. */
import { argumentError, typeError } from '../values/errors.ts';
import {
  buildDate,
  buildDateTime,
  buildLocalDateTime,
  buildLocalTime,
  buildTime,
  dayPart,
  fromEpoch,
  type Making,
  type TemporalKind,
  timePart,
} from '../values/temporal/build.ts';
import {
  parseDate,
  parseDateTime,
  parseLocalDateTime,
  parseLocalTime,
  parseTime,
} from '../values/temporal/parse.ts';
import { truncate } from '../values/temporal/truncate.ts';
import { atZone, parseZone, type Zone } from '../values/temporal/zones.ts';
import { quotedValue, stringOf } from '../values/text.ts';
import {
  DateTimeValue,
  DateValue,
  LocalDateTimeValue,
  LocalTimeValue,
  type MapValue,
  type TemporalValue,
  TimeValue,
  type Value,
} from '../values/types.ts';
import { checkNumbers, wrongCall } from './arguments.ts';
import type { CallContext, FunctionDefinition } from './definition.ts';

/** What the functions of one kind of date or time do. */
interface Kind {
  kind: TemporalKind;
  name: string;
  returns: string;
  what: string;
  now(at: DateTimeValue): TemporalValue;
  parse(text: string, making: Making): TemporalValue;
  build(map: MapValue, making: Making): TemporalValue;
  /** Out of another date or time. */
  select(from: TemporalValue, making: Making): TemporalValue;
}

const kinds: Kind[] = [
  {
    kind: 'Date',
    name: 'date',
    returns: 'DATE',
    what: 'date',
    now: (at) => new DateValue(at.epochDay),
    parse: parseDate,
    build: buildDate,
    select: (from) => new DateValue(dayPart(from)),
  },
  {
    kind: 'DateTime',
    name: 'datetime',
    returns: 'ZONED DATETIME',
    what: 'date and time with a time zone',
    now: (at) => at,
    parse: (text, making) => parseDateTime(text, making.defaultZone),
    build: buildDateTime,
    select(from, making) {
      if (from instanceof DateTimeValue) return from;
      if (from instanceof LocalDateTimeValue) {
        return atZone(from.epochDay, from.nanosOfDay, making.defaultZone);
      }
      throw typeError(`Cannot select datetime from: ${stringOf(from)}`);
    },
  },
  {
    kind: 'LocalDateTime',
    name: 'localdatetime',
    returns: 'LOCAL DATETIME',
    what: 'date and time without a time zone',
    now: (at) => new LocalDateTimeValue(at.epochDay, at.nanosOfDay),
    parse: parseLocalDateTime,
    build: buildLocalDateTime,
    select(from) {
      return new LocalDateTimeValue(dayPart(from), timePart(from));
    },
  },
  {
    kind: 'LocalTime',
    name: 'localtime',
    returns: 'LOCAL TIME',
    what: 'time without a time zone',
    now: (at) => new LocalTimeValue(at.nanosOfDay),
    parse: parseLocalTime,
    build: buildLocalTime,
    select: (from) => new LocalTimeValue(timePart(from)),
  },
  {
    kind: 'Time',
    name: 'time',
    returns: 'ZONED TIME',
    what: 'time with a time zone',
    now: (at) => new TimeValue(at.nanosOfDay, at.offsetSeconds),
    parse: (text, making) => parseTime(text, () => making.offsetNow(making.defaultZone)),
    build: buildTime,
    select(from, making) {
      const own = from instanceof TimeValue || from instanceof DateTimeValue;
      const offset = own ? from.offsetSeconds : making.offsetNow(making.defaultZone);
      return new TimeValue(timePart(from), offset);
    },
  },
];

const classes = [DateValue, DateTimeValue, LocalDateTimeValue, LocalTimeValue, TimeValue];

/** Whether a value is a date or a time. */
export function isTemporal(value: Value | undefined): value is TemporalValue {
  return classes.some((one) => value instanceof one);
}

function makingOf({ clock, timeZone }: CallContext): Making {
  // Neo4j's own default zone is an offset without a name.
  const defaultZone: Zone = /^(UTC|Z)$/.test(timeZone) ? { offset: 0 } : parseZone(timeZone);
  return {
    defaultZone,
    offsetNow: (zone) =>
      'offset' in zone ? zone.offset : fromEpoch(clock.statement, zone).offsetSeconds,
  };
}

function familyOf(of: Kind): FunctionDefinition[] {
  const now = (at: bigint, zone: Zone) => of.now(fromEpoch(at, zone));
  const make = (args: Value[], context: CallContext): Value => {
    const [input] = args;
    const making = makingOf(context);
    if (input === undefined) return now(context.clock.statement, making.defaultZone);
    if (typeof input === 'string') return of.parse(input, making);
    if (input instanceof Map) {
      const [[key, zone] = []] = input;
      // Only a time zone: the time there now.
      if (input.size === 1 && key === 'timezone' && typeof zone === 'string') {
        return now(context.clock.statement, parseZone(zone));
      }
      return of.build(input, making);
    }
    if (isTemporal(input)) return of.select(input, making);
    throw wrongCall(`${of.kind}Function`, args);
  };
  const clocks: [string, string, (context: CallContext) => bigint][] = [
    ['realtime', 'as the clock shows it at this moment', () => BigInt(Date.now()) * 1_000_000n],
    ['statement', 'at which the query began', ({ clock }) => clock.statement],
    [
      'transaction',
      'at which the transaction began',
      ({ clock }) => clock.transaction ?? clock.statement,
    ],
  ];
  return [
    {
      name: of.name,
      category: 'temporal',
      arguments: [{ name: 'input', type: 'ANY', optional: true }],
      returns: of.returns,
      description: `The ${of.what} of a text, a map or another date or time; now without one.`,
      evaluate: make,
    },
    ...clocks.map(
      ([name, which, clock]): FunctionDefinition => ({
        name: `${of.name}.${name}`,
        category: 'temporal',
        arguments: [{ name: 'timezone', type: 'ANY', optional: true }],
        returns: of.returns,
        description: `The ${of.what} ${which}.`,
        evaluate(args, context) {
          const [zone] = args;
          if (zone === undefined) return now(clock(context), makingOf(context).defaultZone);
          if (typeof zone !== 'string') throw wrongCall('Now', args);
          return now(clock(context), parseZone(zone));
        },
      }),
    ),
    {
      name: `${of.name}.truncate`,
      category: 'temporal',
      arguments: [
        { name: 'unit', type: 'STRING', description: "'year', 'month', 'hour' and others." },
        { name: 'input', type: 'ANY', optional: true },
        { name: 'fields', type: 'MAP', optional: true, description: 'Smaller fields to set.' },
      ],
      returns: of.returns,
      description: `The ${of.what} with everything below a unit cut away.`,
      takesNull: true,
      evaluate(args, context) {
        const [unit, given, fields = null] = args;
        const making = makingOf(context);
        const input =
          given === undefined ? fromEpoch(context.clock.statement, making.defaultZone) : given;
        if (typeof unit !== 'string' && unit !== null) {
          throw typeError(`Can't coerce \`${quotedValue(unit ?? null)}\` to String`);
        }
        if (unit === null || !isTemporal(input)) {
          throw wrongCall('Truncate', [unit ?? null, given ?? null, fields]);
        }
        if (fields !== null && !(fields instanceof Map)) {
          throw typeError(`Can't coerce \`${quotedValue(fields)}\` to Map`);
        }
        return truncate(of.kind, unit, input, fields ?? new Map(), making);
      },
    },
  ];
}

export const temporal: FunctionDefinition[] = [
  ...kinds.flatMap(familyOf),
  {
    name: 'datetime.fromepoch',
    category: 'temporal',
    arguments: [
      { name: 'seconds', type: 'INTEGER | FLOAT' },
      { name: 'nanoseconds', type: 'INTEGER | FLOAT' },
    ],
    returns: 'ZONED DATETIME',
    description: 'The date and time so many seconds and nanoseconds after the start of 1970.',
    takesNull: true,
    evaluate(args) {
      const [seconds, nanoseconds] = args;
      if (args.includes(null)) throw wrongCall('FromEpoch', args);
      checkNumbers(args);
      if (typeof seconds !== 'bigint' || typeof nanoseconds !== 'bigint') {
        throw wrongCall('FromEpoch', args);
      }
      if (nanoseconds < 0n || nanoseconds >= 1_000_000_000n) {
        throw argumentError(`Invalid nanosecond: ${nanoseconds}`);
      }
      return fromEpoch(seconds * 1_000_000_000n + nanoseconds, { offset: 0 });
    },
  },
  {
    name: 'datetime.fromepochmillis',
    category: 'temporal',
    arguments: [{ name: 'milliseconds', type: 'INTEGER | FLOAT' }],
    returns: 'ZONED DATETIME',
    description: 'The date and time so many milliseconds after the start of 1970.',
    takesNull: true,
    evaluate(args) {
      const [milliseconds] = args;
      if (args.includes(null)) throw wrongCall('FromEpochMillis', args);
      checkNumbers(args);
      if (typeof milliseconds !== 'bigint') throw wrongCall('FromEpochMillis', args);
      return fromEpoch(milliseconds * 1_000_000n, { offset: 0 });
    },
  },
];
