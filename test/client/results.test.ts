/** What a result becomes in the page: lines to rows, order, files. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ndjsonLines, postForRows } from '../../client/api/ndjson.ts';
import { ApiError } from '../../client/api/request.ts';
import {
  parameterNames,
  planWord,
  secondStatement,
} from '../../client/pages/queries/editor/scan.ts';
import { columnsOf } from '../../client/pages/queries/results/columns.ts';
import { fileName, toCsv, toJson, toNdjson } from '../../client/pages/queries/results/downloads.ts';
import { planRows } from '../../client/pages/queries/results/plan-rows.ts';
import { sorted } from '../../client/pages/queries/results/sort.ts';
import { graphOf, valueText } from '../../client/pages/queries/results/values.ts';
import type { PropertyValue } from '../../model/schemas/graph.ts';

const node = (id: string, name: string) => ({ id, labels: ['Actor'], properties: { name } });
const made = {
  id: 'actor:a|MADE|statement:s',
  type: 'MADE',
  from: 'actor:a',
  to: 'statement:s',
  properties: {},
};

async function read(...pieces: (string | Uint8Array)[]): Promise<unknown[]> {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces)
        controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      controller.close();
    },
  });
  const values: unknown[] = [];
  for await (const batch of ndjsonLines(stream)) values.push(...batch);
  return values;
}

describe('a stream of NDJSON', () => {
  test('gives each line once, wherever the pieces break', async () => {
    const text = '{"columns":["a"]}\n{"row":["één"]}\n{"row":[2]}\n{"summary":{}}\n';
    const whole = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(await read(bytes.slice(0, at), bytes.slice(at))).toEqual(whole);
  });

  test('reads a last line without an end, and nothing from nothing', async () => {
    expect(await read('{"a":1}\n{"a":', '2}')).toEqual([{ a: 1 }, { a: 2 }]);
    expect(await read('')).toEqual([]);
  });
});

describe('an answer that streams', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Answers the next request with lines that the test sends one by one. */
  function answering() {
    const encoder = new TextEncoder();
    let lines: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        lines = controller;
      },
    });
    vi.stubGlobal('fetch', async () => new Response(body));
    return {
      send: (line: object) => lines?.enqueue(encoder.encode(`${JSON.stringify(line)}\n`)),
      end: () => lines?.close(),
    };
  }
  const given = {
    elapsedMs: 1,
    truncated: false,
    rowCount: 2,
    limits: { rows: 1000, timeoutMs: 1000 },
    store: 'embedded',
  };
  const ask = (rows: PropertyValue[][]) =>
    postForRows(
      '/cypher',
      { query: 'RETURN 1' },
      { columns: () => {}, rows: (more) => rows.push(...more) },
      new AbortController().signal,
    );

  test('shows its first row before the last has come', async () => {
    const server = answering();
    const rows: PropertyValue[][] = [];
    const summary = ask(rows);
    server.send({ columns: ['n'] });
    server.send({ row: [1] });
    await vi.waitFor(() => expect(rows).toEqual([[1]]));
    server.send({ row: [2] });
    server.send({ summary: given });
    server.end();
    expect(await summary).toEqual(given);
    expect(rows).toEqual([[1], [2]]);
  });

  test('with a summary that breaks its schema is refused while developing', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const server = answering();
    const summary = ask([]);
    server.send({ summary: { ...given, store: 'another' } });
    server.end();
    await expect(summary).rejects.toThrow('“cypherSummary” is not as its schema has it');
  });

  test('keeps the rows that came before it broke off, and says why', async () => {
    const server = answering();
    const rows: PropertyValue[][] = [];
    const summary = ask(rows);
    server.send({ columns: ['n'] });
    server.send({ row: [1] });
    server.send({ error: { title: 'Stopped by a limit', status: 504, detail: 'Too long.' } });
    server.end();
    await expect(summary).rejects.toThrow('Too long.');
    expect(rows).toEqual([[1]]);
  });

  test('without an end is told as broken off', async () => {
    const server = answering();
    const summary = ask([]);
    server.send({ columns: ['n'] });
    server.end();
    await expect(summary).rejects.toThrow(ApiError);
  });
});

describe('sorting', () => {
  const column = (values: PropertyValue[], descending = false) =>
    sorted(
      values.map((value) => [value]),
      { column: 0, descending },
    ).map(([value]) => value);

  test('puts numbers in the order of numbers, nulls last both ways', () => {
    expect(column([10, null, 9, -1])).toEqual([-1, 9, 10, null]);
    expect(column([10, null, 9, -1], true)).toEqual([10, 9, -1, null]);
  });

  test('puts texts in the order of readers, numbers within them too', () => {
    expect(column(['b', 'Änne', 'a', '', 'a10', 'a9'])).toEqual([
      'a',
      'a9',
      'a10',
      'Änne',
      'b',
      '',
    ]);
    expect(column(['2024-10-01', '2024-09-30', null])).toEqual(['2024-09-30', '2024-10-01', null]);
  });

  test('orders nodes by their names and keeps equal rows as they were', () => {
    const rows: PropertyValue[][] = [
      [node('actor:2', 'Zoë'), 1],
      [node('actor:1', 'Anna'), 2],
      [node('actor:3', 'Zoë'), 3],
    ];
    expect(sorted(rows, { column: 0, descending: false }).map((row) => row[1])).toEqual([2, 1, 3]);
    expect(sorted(rows, { column: 0, descending: true }).map((row) => row[1])).toEqual([1, 3, 2]);
  });
});

describe('a file of a result', () => {
  test('holds no text that a spreadsheet takes for a formula, and numbers as they are', () => {
    const texts = ['=1+1', '+31', '-x', '@SUM(A1)', '\tx', '\rx'];
    const lines = toCsv({ columns: ['=c'], rows: texts.map((text) => [text]) });
    for (const text of texts) expect(lines).toContain(`'${text}`);
    expect(lines.startsWith("\uFEFF'=c\r\n")).toBe(true);
    expect(toCsv({ columns: ['n'], rows: [[-5], [1.5]] })).toBe('\uFEFFn\r\n-5\r\n1.5\r\n');
  });

  test('names a node and gives its id beside; a formula in a name or in a list is held too', () => {
    const rows: PropertyValue[][] = [[node('actor:x', '=cmd|x')], [null]];
    expect(toCsv({ columns: ['who'], rows })).toBe("\uFEFFwho,who.id\r\n'=cmd|x,actor:x\r\n,\r\n");
    expect(toCsv({ columns: ['list'], rows: [[['=1', 'b']]] })).toContain(`"'=1, b"`);
  });

  test('gives rows as objects in JSON and a line each in NDJSON', () => {
    const result = {
      columns: ['a', 'b'],
      rows: [
        [1, 'x'],
        [null, true],
      ],
    };
    const objects = [
      { a: 1, b: 'x' },
      { a: null, b: true },
    ];
    expect(JSON.parse(toJson(result))).toEqual(objects);
    expect(
      toNdjson(result)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(objects);
  });

  test('is named after the query and the day', () => {
    const day = new Date('2026-11-24T10:00:00Z');
    expect(fileName('Who said what about “été”?', 'csv', day)).toBe(
      'who-said-what-about-ete-2026-11-24.csv',
    );
    expect(fileName('…', 'json', day)).toBe('result-2026-11-24.json');
  });
});

test('the graph of a result holds each node and relationship once, from lists, maps and paths', () => {
  const a = node('actor:a', 'A');
  const s = { id: 'statement:s', labels: ['Statement'], properties: { text: 'x', kind: 'quote' } };
  const path = { nodes: [a, s], relationships: [made] };
  const graph = graphOf([
    [a, [s]],
    [{ deep: { a } }, path as unknown as PropertyValue],
  ]);
  expect(graph.nodes.map(({ id }) => id)).toEqual(['actor:a', 'statement:s']);
  expect(graph.relationships.map(({ id }) => id)).toEqual([made.id]);
  expect(valueText(path as unknown as PropertyValue)).toBe('A · made “x”');
});

describe('a plan as a tree', () => {
  const leaf = (operator: string, timeMs?: number) => ({
    operator,
    details: '',
    children: [],
    ...(timeMs === undefined ? {} : { timeMs }),
  });
  test('has parents before children, and shares of the most costly step', () => {
    const plan = { ...leaf('Top', 1), children: [leaf('Left', 4), leaf('Right', 2)] };
    const rows = planRows(plan, new Set());
    expect(rows.map(({ node: { operator }, depth, share }) => [operator, depth, share])).toEqual([
      ['Top', 0, 0.25],
      ['Left', 1, 1],
      ['Right', 1, 0.5],
    ]);
    expect(planRows(plan, new Set(['0'])).map(({ path }) => path)).toEqual(['0']);
  });
  test('has no shares when nothing was measured', () => {
    expect(planRows(leaf('Scan'), new Set())[0]?.share).toBeUndefined();
  });
});

describe('a text of Cypher', () => {
  test('tells its parameters, but none of comments and strings', () => {
    const text =
      "MATCH (n {id: $id}) // $no\nWHERE n.x = '$no' /* $no */ AND n.y IN $`of two` + $id";
    expect(parameterNames(text)).toEqual(['id', 'of two']);
  });
  test('tells where a second statement begins', () => {
    expect(secondStatement("RETURN ';' // ;\n;  ")).toBeUndefined();
    const text = 'RETURN 1; RETURN 2';
    const found = secondStatement(text);
    expect(text.slice(found?.from, found?.to)).toBe('RETURN 2');
  });
});

test('a column of relationships has room for the stance that it shows', () => {
  const about = { ...made, type: 'ABOUT', properties: { stance: 'support' } };
  const [plain, marked] = columnsOf(['r', 'about'], [[made, about]]);
  expect(marked?.width).toBeGreaterThanOrEqual((plain?.width ?? 0) + 'support'.length * 7);
});

test('a plan is asked for by the first word, comments left out', () => {
  expect(planWord('// why\n explain RETURN 1')).toEqual({ mode: 'EXPLAIN', to: 15 });
  expect(planWord('/* a */PROFILE RETURN 1')?.mode).toBe('PROFILE');
  expect(planWord("RETURN 'explain' AS profile")).toBeUndefined();
  expect(planWord('')).toBeUndefined();
});
