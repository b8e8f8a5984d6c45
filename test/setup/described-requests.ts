/** Requests made from the OpenAPI document: valid ones, and ones that are wrong in one place. Seeded, so that each can be made again. */
import type { Document, JsonSchema, Operation } from '../../server/http/openapi.ts';

export interface MadeRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | FormData;
  /** The operation whose description it was made from. */
  operation: Operation;
  /** In words: what is wrong with it on purpose. */
  wrong?: string;
}

/** Numbers of 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Schema = JsonSchema & {
  minLength?: number;
  minItems?: number;
  maxItems?: number;
  const?: unknown;
  oneOf?: Schema[];
  allOf?: Schema[];
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
};

const hostile = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200b',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 //",
  '`}) DETACH DELETE n //',
  '${7*7}',
  '=1+1',
  '<script>alert(1)</script>',
  '😀'.repeat(50),
  'x'.repeat(20_000),
  '-1',
  '1e400',
  'NaN',
  '%00%FF',
  '\r\nX-Injected: 1',
];
const odd: unknown[] = [null, true, -1, 0, 1.5, 2 ** 53, -(2 ** 63), '', [], {}, [[]], { a: 1 }];
const dates = ['2024', '2024-05', '2024-05-01', '2023-02-28', '1999-12-31'];
const cyphers = [
  'MATCH (n) RETURN n LIMIT 3',
  'MATCH (a:Actor)-[r]->(b) RETURN a, r, b LIMIT 2',
  'RETURN $x AS x',
  'UNWIND range(1, 50) AS i RETURN i, i / 0',
  'MATCH p = (a:Actor)-[*1..2]-(b) RETURN p LIMIT 2',
  'MATCH (n) DETACH DELETE n',
  'MATCH (n',
  'RETURN date("2024-02-30")',
  'CALL db.labels() YIELD label RETURN label',
  'EXPLAIN MATCH (n) RETURN n',
];
const texts = [
  'We say no.',
  'salt',
  'Ada Lindt',
  'ü',
  'Übergang 漢字',
  'a"b\'c\\d',
  'CC0-1.0',
  'en',
];

/** Makes request after request of a document; `known` are ids and names that the store has. */
export function describedRequests(
  document: Document,
  known: readonly string[],
  random: () => number,
) {
  const one = <Value>(of: readonly Value[]): Value => of[Math.floor(random() * of.length)] as Value;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

  function value(given: Schema, name = '', depth = 0): unknown {
    const schema = resolve(given);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return value(one(choices), name, depth);
    if (schema.allOf) {
      return Object.assign({}, ...schema.allOf.map((part) => value(part, name, depth)));
    }
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return one(schema.enum);
    const type = Array.isArray(schema.type) ? one(schema.type) : schema.type;
    if (type === 'string') return text(schema, name);
    if (type === 'boolean') return random() < 0.5;
    if (type === 'null') return null;
    if (type === 'integer' || type === 'number') {
      const low = schema.minimum ?? 0;
      const high = Math.min(schema.maximum ?? 100, random() < 0.9 ? low + 20 : Number.MAX_VALUE);
      const picked = low + random() * (high - low);
      return type === 'integer' ? Math.round(picked) : picked;
    }
    if (type === 'array') {
      if (schema.prefixItems) return schema.prefixItems.map((item) => value(item, name, depth + 1));
      const most = Math.min(schema.maxItems ?? 3, depth > 4 ? 1 : 3);
      const length = Math.max(schema.minItems ?? 0, Math.floor(random() * (most + 1)));
      return Array.from({ length }, () => value(schema.items ?? {}, name, depth + 1));
    }
    if (type === 'object') return object(schema, depth);
    return one(odd);
  }

  function object(schema: Schema, depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [field, part] of Object.entries(schema.properties ?? {})) {
      const wanted = schema.required?.includes(field) || random() < (depth > 3 ? 0.1 : 0.35);
      if (wanted) made[field] = value(part, field, depth + 1);
    }
    const more = schema.additionalProperties;
    if (typeof more === 'object' && random() < 0.5) {
      made[one(['x', 'name', '__proto__x'])] = depth > 5 ? null : value(more, '', depth + 1);
    }
    return made;
  }

  function text(schema: Schema, name: string): string {
    if (schema.format === 'uuid') {
      const hex = (length: number) =>
        Array.from({ length }, () => one([...'0123456789abcdef'])).join('');
      return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
    }
    if (name === 'query' || name === 'cypher') return one(cyphers);
    if (/^(from|to|date|asOf|expiresAt)$/.test(name) && random() < 0.8) return one(dates);
    if (name === 'url')
      return one(['/matrix?q=1', 'https://hook.example/x', 'http://127.0.0.1:1/']);
    const picked = random() < 0.6 ? one(known) : one(texts);
    return picked.padEnd(schema.minLength ?? 0, 'x').slice(0, schema.maxLength);
  }

  function resolve(schema: Schema): Schema {
    const name = schema.$ref?.split('/').pop();
    return name === undefined ? schema : ((document.components.schemas[name] ?? {}) as Schema);
  }

  /** Puts something wrong somewhere into a value. */
  function spoil(of: unknown): unknown {
    if (typeof of !== 'object' || of === null || random() < 0.2) {
      return random() < 0.5 ? one(hostile) : one(odd);
    }
    if (Array.isArray(of)) {
      if (of.length === 0) return [one(odd), one(hostile)];
      const at = Math.floor(random() * of.length);
      return of.map((part, index) => (index === at ? spoil(part) : part));
    }
    const fields = Object.keys(of);
    const field = fields.length > 0 ? one(fields) : 'x';
    const spoilt = { ...of } as Record<string, unknown>;
    if (random() < 0.25) delete spoilt[field];
    else if (random() < 0.15) spoilt[one(hostile)] = one(odd);
    else spoilt[field] = spoil(spoilt[field]);
    return spoilt;
  }

  function next(): MadeRequest {
    const { path, method, operation } = one(operations);
    const isWrong = random() < 0.5;
    const fields: Record<'path' | 'query', [string, unknown][]> = { path: [], query: [] };
    for (const { name, in: place, required, schema } of operation.parameters ?? []) {
      if (place !== 'path' && place !== 'query') continue;
      if (required || random() < 0.15) fields[place].push([name, value(schema, name)]);
    }
    const [type = '', content] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
    let body = content ? value(content.schema) : undefined;
    let wrong: string | undefined;
    if (isWrong) {
      const places = [
        ...(body === undefined ? [] : ['body', 'body', 'body']),
        ...(fields.query.length > 0 ? ['query', 'query'] : []),
        ...(fields.path.length > 0 ? ['path'] : []),
        'unknown',
      ];
      wrong = one(places);
      if (wrong === 'body') body = spoil(body);
      else if (wrong === 'unknown') fields.query.push([one(hostile), one(hostile)]);
      else {
        const field = one(fields[wrong as 'path' | 'query']);
        field[1] = one(hostile);
      }
    }
    const address = fields.path.reduce(
      (made, [name, of]) => made.replace(`{${name}}`, encoded(of) || '%20'),
      path,
    );
    const search = fields.query.flatMap(([name, of]) =>
      (Array.isArray(of) ? of : [of]).map((part) => `${encoded(name)}=${encoded(part)}`),
    );
    const headers: Record<string, string> =
      random() < 0.1 ? { 'If-Match': one(['"1"', '*', 'x']) } : {};
    const sent =
      body === undefined ? {} : bodyOf(type, body, headers, wrong === 'body' && random() < 0.1);
    return {
      method: method.toUpperCase(),
      path: address + (search.length > 0 ? `?${search.join('&')}` : ''),
      headers,
      ...sent,
      operation,
      ...(wrong ? { wrong } : {}),
    };
  }

  function bodyOf(
    type: string,
    body: unknown,
    headers: Record<string, string>,
    isBroken: boolean,
  ): { body: string | FormData } {
    if (type === 'multipart/form-data') {
      const form = new FormData();
      const rows = 'speaker,agreement,stance,date,text\nAda,Salt law,support,2024-01-01,Yes.\n';
      form.append(
        'files',
        new Blob([random() < 0.5 ? rows : one(hostile)]),
        one(['a.csv', 'b.zip', 'c.json']),
      );
      for (const field of ['format', 'mapping', 'options']) {
        if (random() < 0.2) form.append(field, one(hostile));
      }
      return { body: form };
    }
    headers['Content-Type'] = random() < 0.97 ? type : 'text/plain';
    const text = type.includes('json') ? JSON.stringify(body) : String(body);
    return { body: isBroken ? text.slice(0, Math.floor(text.length / 2)) : text };
  }

  return next;
}

/** A part of an address; a lone surrogate, which has no encoding, becomes a byte that is none either. */
function encoded(of: unknown): string {
  const text = typeof of === 'object' && of !== null ? JSON.stringify(of) : String(of);
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
}
