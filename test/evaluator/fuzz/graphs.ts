/** Small graphs, as the CREATE that makes them. */
import type { Choices } from './choices.ts';

export const labels = ['A', 'B', 'C'];
export const types = ['R', 'S'];

/** What properties hold: `m` anything, so that types meet that do not fit. */
const properties: Record<string, readonly string[]> = {
  i: ['1', '0', '2', '-1', '3', '7', '9223372036854775807'],
  f: ['1.0', '0.5', '-2.25', '0.0', '1e10'],
  s: ["'a'", "''", "'b'", "'ab'", "'A'", "'é'", "'1'"],
  b: ['true', 'false'],
  l: ['[1, 2]', '[]', '[3]', '[2, 2, 1]'],
  d: ["date('2020-01-31')", "date('2021-03-01')", "date('2019-12-30')"],
  m: ['1', "'a'", 'true', '[1]', '1.0', "date('2020-01-31')", "'x'"],
  t: [
    "datetime('2020-02-29T10:11:12.5Z')",
    "localdatetime('2021-12-31T23:59:59')",
    "time('10:00+01:00')",
    "datetime({year: 2020, month: 3, day: 29, timezone: 'Europe/Berlin'})",
    "localtime('00:00:00.000000001')",
  ],
  u: ["duration('P1Y2M3DT4H5M6.7S')", "duration('P1M')", "duration('PT-1.5S')", "duration('P0D')"],
  g: [
    'point({x: 1, y: 2})',
    'point({x: 1.5, y: -2, z: 0})',
    'point({longitude: 4.9, latitude: 52.4})',
  ],
};

function map(choices: Choices): string {
  const entries = Object.entries(properties).flatMap(([key, values]) =>
    choices.once(2) ? [`${key}: ${choices.of(values)}`] : [],
  );
  return entries.length === 0 ? '' : ` {${entries.join(', ')}}`;
}

/** A CREATE of up to five nodes and seven relationships; rarely nothing, for an empty graph. */
export function graphText(choices: Choices): string {
  if (choices.once(20)) return '';
  const nodes = choices.many(1, 5, (index) => {
    const own = labels.filter(() => choices.once(2)).map((label) => `:${label}`);
    return `(n${index}${own.join('')}${map(choices)})`;
  });
  const end = () => `(n${choices.below(nodes.length)})`;
  const relationships = choices.many(
    1,
    7,
    () => `${end()}-[:${choices.of(types)}${map(choices)}]->${end()}`,
  );
  return `CREATE ${[...nodes, ...relationships].join(', ')}`;
}
