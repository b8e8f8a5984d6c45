/** Dates, times and durations: the ways of writing them that both engines read alike. */
import type { Expression } from '../../../language/ast.ts';
import type { Analysis } from './analysis.ts';
import { dayWritten } from './days-written.ts';
import type { Rule } from './functions.ts';
import {
  DATE,
  DATETIME,
  DURATION,
  INTEGER,
  isDay,
  LOCALDATETIME,
  LOCALTIME,
  may,
  mayBeNull,
  NULL,
  nothing,
  nullLike,
  of,
  only,
  STRING,
  TEMPORAL,
  TIME,
  type Type,
} from './types.ts';

interface Form {
  mask: number;
  /** How it may be written out. */
  text: RegExp;
  /** Parts of `date({…})` that both engines know. */
  parts: string[];
  example: string;
}

const clock = '\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,6})?)?';
const offset = '(Z|[+-]\\d{2}:\\d{2})';
const day = '\\d{4}-\\d{2}-\\d{2}';
const dayParts = ['year', 'month', 'day'];
const clockParts = ['hour', 'minute', 'second'];
const forms: Record<string, Form> = {
  date: {
    mask: DATE,
    text: new RegExp(`^${day}$`),
    parts: dayParts,
    example: "date('2024-09-18')",
  },
  datetime: {
    mask: DATETIME,
    text: new RegExp(`^${day}T${clock}${offset}$`),
    parts: [...dayParts, ...clockParts, 'epochSeconds'],
    example: "datetime('2024-09-18T10:30:00+02:00')",
  },
  localdatetime: {
    mask: LOCALDATETIME,
    text: new RegExp(`^${day}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?$`),
    parts: [...dayParts, ...clockParts],
    example: "localdatetime('2024-09-18T10:30:00')",
  },
  time: {
    mask: TIME,
    text: new RegExp(`^${clock}${offset}$`),
    parts: clockParts,
    example: "time('10:30:00Z')",
  },
  localtime: {
    mask: LOCALTIME,
    text: new RegExp(`^${clock}$`),
    parts: clockParts,
    example: "localtime('10:30')",
  },
  duration: {
    mask: DURATION,
    text: /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?$/,
    parts: ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'],
    example: "duration({days: 30}) or duration('P30D')",
  },
};

function rule(name: string, form: Form): Rule {
  return (analysis, call, args) => {
    const [argument] = call.args;
    const [type = nothing] = args;
    if (!argument) return of(form.mask);
    if (call.args.length === 1 && name === 'date') withoutGaps(analysis, argument, type);
    const day = name === 'date' ? otherDay(analysis, argument) : undefined;
    if (day !== undefined && call.args.length === 1) {
      analysis.edits.replace(argument, `'${day}'`);
      return of(form.mask);
    }
    if (call.args.length === 1 && isAlike(analysis, name, form, argument, type)) {
      return nullLike(of(form.mask), type);
    }
    return analysis.refuse(
      call,
      `This engine reads this form of ${name}() otherwise than Neo4j, or not at all.`,
      `Write it as ${form.example}.`,
    );
  };
}

/** A part of a day that is missing Neo4j takes for the first one: the engine is told so. */
function withoutGaps(analysis: Analysis, argument: Expression, type: Type): void {
  if (argument.kind !== 'map' || !isAlikeMap(forms.date as Form, argument)) return;
  const parts = argument.entries.map(({ key }) => type.fields?.[key] ?? nothing);
  if (!parts.every((part) => only(part, INTEGER) && !only(part, 0))) return;
  for (const { key, value } of argument.entries) {
    if (!mayBeNull(type.fields?.[key] ?? nothing)) continue;
    const first = key === 'year' ? 0 : 1;
    analysis.edits.replace(value, `coalesce(${analysis.edits.textOf(value)}, ${first})`);
    type.fields = { ...type.fields, [key]: of(INTEGER) };
  }
}

/** What each can be made of. */
const conversions: Record<string, number> = {
  date: DATE | DATETIME | LOCALDATETIME,
  datetime: DATETIME | LOCALDATETIME,
  localdatetime: LOCALDATETIME,
  time: TIME,
  localtime: LOCALTIME,
};

function isAlike(
  analysis: Analysis,
  name: string,
  form: Form,
  argument: Expression,
  type: Type,
): boolean {
  if (only(type, 0)) return true;
  if (may(type, TEMPORAL) && only(type, conversions[name] ?? 0)) return true;
  // A part that is missing Neo4j takes for zero, or refuses.
  if (Object.values(type.fields ?? {}).some(mayBeNull)) return false;
  if (argument.kind === 'map') return isAlikeMap(form, argument);
  if (!only(type, STRING)) return false;
  if (name === 'date' && type.day) return isRealDay(written(analysis, argument));
  const text = written(analysis, argument);
  return text !== undefined && form.text.test(text) && isRealDay(text.slice(0, 10));
}

/** A real day that is written in another way than the engine reads. */
function otherDay(analysis: Analysis, argument: Expression): string | undefined {
  const text = written(analysis, argument);
  if (text === undefined || isDay(text)) return undefined;
  const day = dayWritten(text);
  return day !== undefined && isRealDay(day) ? day : undefined;
}

function written(analysis: Analysis, argument: Expression): string | undefined {
  if (argument.kind === 'literal') return argument.value;
  const value = argument.kind === 'parameter' ? analysis.params[argument.name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Neo4j refuses the 30th of February; the engine gives null. What is no day at all passes. */
function isRealDay(text: string | undefined): boolean {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return true;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/** Parts without a gap, from the largest: Neo4j wants them so, and the engine knows no others. */
function isAlikeMap(form: Form, map: Extract<Expression, { kind: 'map' }>): boolean {
  const keys = map.entries.map((entry) => entry.key);
  if (!keys.every((key) => form.parts.includes(key)) || keys.length === 0) return false;
  if (form.mask === DURATION) return map.entries.every(({ value }) => isWhole(value));
  if (keys.includes('epochSeconds')) return keys.length === 1;
  return form.parts.slice(0, keys.length).every((part) => keys.includes(part));
}

/** A whole number that is not negative: fractions and signs are written differently. */
function isWhole(value: Expression): boolean {
  return value.kind === 'literal'
    ? value.type === 'integer'
    : value.kind === 'parameter' || value.kind === 'variable' || value.kind === 'property';
}

export const temporalFunctions: Record<string, Rule> = Object.fromEntries(
  Object.entries(forms).map(([name, form]) => [name, rule(name, form)]),
);

const components = new Set(
  'year month day week weekYear quarter dayOfQuarter dayOfWeek ordinalDay hour minute second millisecond microsecond nanosecond epochMillis epochSeconds offsetMinutes offsetSeconds years quarters months weeks days hours minutes seconds milliseconds microseconds nanoseconds monthsOfYear monthsOfQuarter quartersOfYear daysOfWeek minutesOfHour secondsOfMinute millisecondsOfSecond'.split(
    ' ',
  ),
);

/** The type of `date.year` and its kin. */
export function componentType(
  analysis: Analysis,
  expression: Extract<Expression, { kind: 'property' }>,
  type: Type,
): Type {
  const { name } = expression;
  if (name === 'timezone' || name === 'offset') return of(STRING | NULL);
  if (!components.has(name)) {
    analysis.refuse(
      expression.namePlace,
      `This engine does not know the part ${name} of a date or time.`,
      name === 'weekDay'
        ? 'Write dayOfWeek.'
        : 'Parts are year, month, day, week, quarter, hour, minute, second and their kin.',
    );
  }
  return nullLike({ mask: INTEGER, some: !may(type, DURATION) }, type, nothing);
}
