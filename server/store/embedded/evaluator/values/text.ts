/** How values are written as text: `toString`, joining with `+`, messages. */
import { civilOf, nanosPerSecond } from './temporal/calendar.ts';
import {
  DateTimeValue,
  DateValue,
  DurationValue,
  LocalDateTimeValue,
  LocalTimeValue,
  NodeValue,
  PathValue,
  PointValue,
  RelationshipValue,
  TimeValue,
  type Value,
} from './types.ts';

/** The text that `toString` gives; null for a value that has none (lists, maps, nodes …). */
export function stringOf(value: Value): string | null {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      return floatText(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      break;
  }
  if (value instanceof DateValue) return dateLiteral(value.epochDay);
  if (value instanceof LocalTimeValue) return timeLiteral(value.nanosOfDay);
  if (value instanceof TimeValue) {
    return `${timeLiteral(value.nanosOfDay)}${offsetText(value.offsetSeconds)}`;
  }
  if (value instanceof LocalDateTimeValue) {
    return `${dateLiteral(value.epochDay)}T${timeLiteral(value.nanosOfDay)}`;
  }
  if (value instanceof DateTimeValue) {
    const zone = value.zone === null ? '' : `[${value.zone}]`;
    return `${dateLiteral(value.epochDay)}T${timeLiteral(value.nanosOfDay)}${offsetText(value.offsetSeconds)}${zone}`;
  }
  if (value instanceof DurationValue) return durationText(value);
  return value instanceof PointValue ? pointText(value) : null;
}

/** A FLOAT as Java writes it: at least one decimal, an exponent outside 0.001 to 10 million. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  // Of one digit alone, Java writes the two that come nearest.
  const two = Number(value.toExponential(1)) === value ? value.toExponential(1) : '';
  const [digits = '', exponent = ''] = (two || value.toExponential()).split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

function dateLiteral(epochDay: number): string {
  const { year, month, day } = civilOf(epochDay);
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : year > 9999 ? '+' : '';
  return `${sign}${digits}-${two(month)}-${two(day)}`;
}

function timeLiteral(nanosOfDay: number): string {
  const seconds = Math.floor(nanosOfDay / nanosPerSecond);
  const fraction = fractionText(nanosOfDay - seconds * nanosPerSecond);
  const minutes = Math.floor(seconds / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}${fraction}`;
}

export function offsetText(offsetSeconds: number): string {
  if (offsetSeconds === 0) return 'Z';
  const size = Math.abs(offsetSeconds);
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  const minutes = Math.floor(size / 60);
  return `${offsetSeconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${seconds}`;
}

function fractionText(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** A duration as Neo4j writes it: each part with its own sign. */
function durationText({ months, days, seconds, nanoseconds }: DurationValue): string {
  let text = '';
  const part = (amount: bigint, unit: string) => {
    if (amount !== 0n) text += `${amount}${unit}`;
  };
  part(months / 12n, 'Y');
  part(months % 12n, 'M');
  part(days, 'D');
  if (seconds !== 0n || nanoseconds !== 0) {
    // The nanoseconds of a negative time count upwards from its whole seconds.
    const negative = seconds < 0n && nanoseconds !== 0;
    const whole = negative ? seconds + 1n : seconds;
    const nanos = negative ? nanosPerSecond - nanoseconds : nanoseconds;
    text += 'T';
    part(whole / 3600n, 'H');
    part((whole / 60n) % 60n, 'M');
    const rest = whole % 60n;
    if (rest !== 0n || nanos !== 0) {
      text += `${negative && rest === 0n ? '-' : ''}${rest}${fractionText(nanos)}S`;
    }
  }
  return text === '' ? 'PT0S' : `P${text}`;
}

function pointText({ crs, coordinates }: PointValue): string {
  const parts = coordinates.map((one, at) => `${'xyz'[at]}: ${floatText(one)}`);
  return `point({${parts.join(', ')}, crs: '${crs}'})`;
}

/** A value in a message, as Neo4j quotes it: `Long(1)`, `String("a")`. */
export function quotedValue(value: Value): string {
  switch (typeof value) {
    case 'string':
      return `String("${value}")`;
    case 'bigint':
      return `Long(${value})`;
    case 'number':
      return `Double(${exponentText(value)})`;
    case 'boolean':
      return `Boolean('${value}')`;
    default:
      break;
  }
  if (value === null) return 'NO_VALUE';
  if (Array.isArray(value)) return `List{${value.map(quotedValue).join(', ')}}`;
  if (value instanceof Map) {
    return `Map{${[...value].map(([key, one]) => `${key} -> ${quotedValue(one)}`).join(', ')}}`;
  }
  if (value instanceof NodeValue) return `(${value.id})`;
  if (value instanceof RelationshipValue) return `-[${value.id}]-`;
  if (value instanceof PathValue) return value.nodes.map(quotedValue).join('--');
  return stringOf(value) ?? '';
}

function exponentText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const [digits = '', exponent = '0'] = value.toExponential(6).split('e');
  return `${digits}e${Number(exponent) < 0 ? '-' : '+'}${two(Math.abs(Number(exponent)))}`;
}
