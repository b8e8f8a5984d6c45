/** Random requests, valid and invalid, from the OpenAPI description; the same for the same seed. */
import type { JsonSchema, Operation } from '../../server/http/openapi.ts';

export interface FuzzRequest {
  method: string;
  /** As the description writes it: `/api/nodes/{id}`. */
  route: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

interface Described {
  method: string;
  path: string;
  operation: Operation;
}

const hostile: unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '%00',
  '🙂'.repeat(50),
  'x'.repeat(5000),
  -1,
  0,
  1e308,
  2 ** 53,
  Number.NaN,
  1.5,
  true,
  [],
  {},
  [[[[[]]]]],
  JSON.parse('{"__proto__":{"polluted":1},"toString":1}'),
  '2024-13-45',
  '9999-12-31',
  '-271821-04-20',
  '0000',
  'MATCH (n) DETACH DELETE n',
  'RETURN 1/0',
  ',,,',
  '\\,',
  'a'.repeat(200).split('').join(','),
];
/** Words that lead somewhere: ids, names and dates of the graph of the tests. */
const known = [
  'actor:ada',
  'actor:bo',
  'agreement:bill',
  'party:greens',
  'ada',
  'bill',
  'support',
  '2024',
  '2024-01-01',
  'true',
  'party',
  'RETURN 1 AS x',
  'MATCH (n:Actor) RETURN n LIMIT 3',
  'en',
];

export class Fuzzer {
  #state: number;
  readonly #described: Described[];
  readonly #schemas: Record<string, JsonSchema>;
  /** Ids that answers have named. */
  readonly #seen: string[] = [];

  constructor(
    seed: number,
    paths: Record<string, Record<string, Operation>>,
    schemas: Record<string, JsonSchema>,
  ) {
    this.#state = seed >>> 0;
    this.#schemas = schemas;
    this.#described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
    );
  }

  /** A request to one route after the other; about half of them are as they should be. */
  request(at: number): FuzzRequest {
    const described = this.#described[at % this.#described.length];
    if (!described) throw new Error('nothing is described');
    const { method, path, operation } = described;
    const wrong = this.#whole(2) === 0;
    let url = path;
    const query: string[] = [];
    for (const { name, in: place, required, schema } of operation.parameters ?? []) {
      if (place !== 'path' && !required && this.#whole(3) > 0) continue;
      const value = wrong && this.#whole(3) === 0 ? this.#of(hostile) : this.#value(schema, 0);
      const text = encoded(plain(value));
      if (place === 'path') url = url.replace(`{${name}}`, text || 'x');
      else query.push(`${name}=${text}`);
    }
    if (wrong && this.#whole(4) === 0) query.push(`${encoded(plain(this.#of(hostile)))}=1`);
    const content = operation.requestBody?.content;
    const type = content ? Object.keys(content)[0] : undefined;
    const schema = type ? content?.[type]?.schema : undefined;
    const body = schema && this.#body(this.#value(schema, 0), wrong);
    return {
      method: method.toUpperCase(),
      route: path,
      url: query.length > 0 ? `${url}?${query.join('&')}` : url,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': this.#type(type ?? '', wrong) }),
        ...(wrong && this.#whole(6) === 0 ? { 'If-Match': String(this.#whole(99)) } : {}),
      },
      ...(body === undefined ? {} : { body }),
    };
  }

  /** Takes ids out of an answer, so that later requests lead somewhere. */
  learn(answer: unknown): void {
    for (const [, id = ''] of JSON.stringify(answer).matchAll(/"(?:id|name)":"([^"\\]{1,60})"/g)) {
      if (this.#seen.length < 500) this.#seen.push(id);
      else this.#seen[this.#whole(500)] = id;
    }
  }

  #type(type: string, wrong: boolean): string {
    if (type !== 'application/json') return `${type}; boundary=x`;
    return wrong && this.#whole(8) === 0 ? 'text/plain' : type;
  }

  #body(value: unknown, wrong: boolean): string {
    const text = JSON.stringify(wrong ? this.#broken(value) : value) ?? '';
    if (!wrong || this.#whole(5) > 0) return text;
    return this.#of(['', '{', '[]', '"', `${text}x`, '['.repeat(500), text.slice(0, 9)]);
  }

  /** One of its values in place of which stands what does not belong there. */
  #broken(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || this.#whole(4) === 0)
      return this.#of(hostile);
    const keys = Object.keys(value);
    const key = keys[this.#whole(Math.max(1, keys.length))];
    const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) };
    if (key !== undefined) {
      if (this.#whole(3) === 0) delete copy[key];
      else copy[key] = this.#broken(copy[key]);
    }
    return Array.isArray(value) ? Object.values(copy) : copy;
  }

  #value(given: JsonSchema, depth: number): unknown {
    const schema = given.$ref
      ? (this.#schemas[given.$ref.replace('#/components/schemas/', '')] ?? {})
      : given;
    if (schema.enum) return this.#of(schema.enum);
    if (schema.anyOf) return this.#value(this.#of(schema.anyOf), depth);
    if (schema.default !== undefined && this.#whole(2) === 0) return schema.default;
    const type = Array.isArray(schema.type) ? this.#of(schema.type) : schema.type;
    switch (type) {
      case 'integer':
      case 'number': {
        const least = Math.max(schema.minimum ?? 0, -1e6);
        const most = Math.min(schema.maximum ?? 1e6, 1e6);
        return least + this.#whole(Math.max(1, most - least + 1));
      }
      case 'boolean':
        return this.#whole(2) === 0;
      case 'null':
        return null;
      case 'array': {
        const many = depth > 4 ? 0 : this.#whole(4);
        return [...Array(many)].map(() => this.#value(schema.items ?? {}, depth + 1));
      }
      case 'object': {
        const fields = Object.entries(schema.properties ?? {});
        const needed = (name: string) => schema.required?.includes(name) || this.#whole(3) === 0;
        return Object.fromEntries(
          fields
            .filter(([name]) => needed(name))
            .map(([name, part]) => [name, depth > 6 ? null : this.#value(part, depth + 1)]),
        );
      }
      default:
        return this.#word(schema.maxLength);
    }
  }

  #word(most = 200): string {
    const text =
      this.#seen.length > 0 && this.#whole(3) === 0 ? this.#of(this.#seen) : this.#of(known);
    return text.slice(0, most);
  }

  #of<Value>(values: readonly Value[]): Value {
    return values[this.#whole(values.length)] as Value;
  }

  /** Mulberry32. */
  #whole(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }
}

/** A value as a field of an address has it. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As it stands in an address; half a pair of surrogates cannot. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
