/** Expressions of times, durations and points. */
import type { Form, Forms, Kind } from './making.ts';

export const timeLiterals: Partial<Record<Kind, readonly string[]>> = {
  moment: [
    "localdatetime('2020-01-31T12:30:00')",
    "datetime('2020-02-29T23:59:59.999999999Z')",
    "datetime('2019-03-31T01:30:00[Europe/Berlin]')",
    "time('12:30:00+02:00')",
    "localtime('23:59')",
    "datetime('2016-12-31T00:00-11:00')",
  ],
  span: [
    "duration('P1M')",
    "duration('P1Y-2M3DT4H-5M6.789S')",
    "duration('PT36H')",
    'duration({days: 1.5, seconds: -0.5})',
    "duration('P0.75M')",
    "duration('P2W')",
  ],
  place: [
    'point({x: 0, y: 0})',
    'point({x: 3, y: 4})',
    'point({x: 1, y: 2, z: 3})',
    'point({longitude: 0, latitude: 10})',
  ],
  thing: ["[1, 'a'][0]", "[1, 'a'][1]", '{k: true}.k', '[1, null, 2.0][2]'],
};

const units = [
  'millennium',
  'century',
  'decade',
  'year',
  'weekYear',
  'quarter',
  'month',
  'week',
  'day',
  'hour',
  'minute',
  'second',
  'millisecond',
  'microsecond',
];
const instants = ['date', 'datetime', 'localdatetime', 'time', 'localtime'];
const either = ['day', 'moment'] as const;

const between: Form = (m) =>
  `duration.${m.choices.of(['between', 'inMonths', 'inDays', 'inSeconds'])}(${m.expression(m, m.choices.of(either))}, ${m.expression(m, m.choices.of(either))})`;

export const timeForms: Forms = {
  moment: [
    (m) => `${m.expression(m, 'moment')} ${m.choices.of(['+', '-'])} ${m.expression(m, 'span')}`,
    (m) => `${m.expression(m, 'span')} + ${m.expression(m, 'moment')}`,
    (m) =>
      `${m.choices.of(instants)}.truncate('${m.choices.of(units)}', ${m.expression(m, m.choices.of(either))})`,
    (m) =>
      `${m.choices.of(instants)}.truncate('${m.choices.of(units)}', ${m.expression(m, m.choices.of(either))}, {${m.choices.of(['day', 'hour', 'minute', 'nanosecond', 'dayOfWeek'])}: ${m.choices.of(['2', '1', '5'])}})`,
    (m) => `${m.choices.of(instants)}(${m.expression(m, m.choices.of(either))})`,
    (m) =>
      `datetime({date: ${m.expression(m, 'day')}, hour: abs(${m.expression({ ...m, depth: 0 }, 'int')}) % 24})`,
    (m) => `localdatetime({date: ${m.expression(m, 'day')}, time: ${m.expression(m, 'moment')}})`,
    (m) =>
      `datetime({datetime: ${m.expression(m, 'moment')}, timezone: ${m.choices.of(["'+01:00'", "'Europe/Amsterdam'", "'America/New_York'"])}})`,
    (m) =>
      `datetime({epochSeconds: ${m.expression({ ...m, depth: 0 }, 'int')} % 100000000, nanosecond: ${m.choices.of(['0', '7'])}})`,
    (m) => `${m.choices.of(instants)}(toString(${m.expression(m, 'moment')}))`,
  ],
  span: [
    between,
    (m) => `${m.expression(m, 'span')} ${m.choices.of(['+', '-'])} ${m.expression(m, 'span')}`,
    (m) =>
      `${m.expression(m, 'span')} ${m.choices.of(['*', '/'])} ${m.choices.of(['2', '3', '0.5', '-1', '7'])}`,
    (m) =>
      `duration({${m.choices.of(['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'])}: ${m.expression({ ...m, depth: 0 }, m.choices.of(['int', 'float']))}})`,
    (m) => `duration(toString(${m.expression(m, 'span')}))`,
  ],
  place: [
    (m) => `point({x: ${m.expression(m, 'float')}, y: ${m.expression({ ...m, depth: 0 }, 'int')}})`,
    (m) =>
      `point({x: 1, y: 2, crs: ${m.choices.of(["'cartesian'", "'wgs-84'", "'cartesian-3d'"])}})`,
  ],
  day: [
    (m) => `date(${m.expression(m, 'moment')})`,
    (m) => `${m.expression(m, 'day')} + ${m.expression(m, 'span')}`,
    (m) =>
      `date({date: ${m.expression(m, 'day')}, ${m.choices.of(['week', 'quarter', 'ordinalDay', 'dayOfWeek', 'month'])}: ${m.choices.of(['1', '2', '3'])}})`,
    (m) => `date.truncate('${m.choices.of(units)}', ${m.expression(m, m.choices.of(either))})`,
  ],
  int: [
    (m) =>
      `${m.expression(m, 'moment')}.${m.choices.of(['hour', 'minute', 'second', 'year', 'week', 'epochMillis', 'offsetMinutes', 'nanosecond', 'dayOfQuarter', 'weekYear'])}`,
    (m) =>
      `${m.expression(m, 'span')}.${m.choices.of(['years', 'months', 'days', 'hours', 'seconds', 'monthsOfYear', 'minutesOfHour', 'nanosecondsOfSecond', 'daysOfWeek', 'quarters'])}`,
  ],
  float: [
    (m) => `point.distance(${m.expression({ ...m, depth: 0 }, 'place')}, point({x: 1, y: 1}))`,
    (m) => `${m.expression(m, 'place')}.${m.choices.of(['x', 'y', 'z', 'longitude'])}`,
  ],
  text: [
    (m) => `toString(${m.expression(m, m.choices.of(['moment', 'span', 'thing']))})`,
    (m) => `${m.expression(m, 'moment')}.${m.choices.of(['timezone', 'offset'])}`,
    (m) => `toStringOrNull(${m.expression(m, m.choices.of(['place', 'thing', 'list']))})`,
    (m) =>
      `trim(${m.choices.of(['BOTH', 'LEADING', 'TRAILING'])} ${m.choices.of(["'a'", "' '"])} FROM ${m.expression(m, 'text')})`,
    (m) => `right(${m.expression(m, 'text')}, ${m.choices.of(['1', '0', '5'])})`,
  ],
  flag: [
    (m) =>
      `point.withinBBox(${m.expression(m, 'place')}, ${m.expression(m, 'place')}, ${m.expression(m, 'place')})`,
    (m) =>
      `${m.expression(m, 'moment')} ${m.choices.of(['<', '>=', '='])} ${m.expression(m, m.choices.of(either))}`,
    (m) => `${m.expression(m, 'span')} ${m.choices.of(['=', '<'])} ${m.expression(m, 'span')}`,
  ],
};
