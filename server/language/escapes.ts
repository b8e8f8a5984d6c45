/** Escapes of letters: `\u0041` anywhere in a query, and `\n` and the like inside texts. */

export interface Resolved {
  text: string;
  /** Where each letter of `text` stands in what was written; nothing when nothing was escaped. */
  offsets?: number[];
}

/** The query with `\uXXXX` resolved, as Neo4j does before it looks for words and marks. */
export function resolved(query: string): Resolved {
  if (!/\\u/.test(query)) return { text: query };
  const offsets: number[] = [];
  let text = '';
  for (let at = 0; at < query.length; ) {
    const found = /^\\u([\dA-Fa-f]{4})/.exec(query.slice(at, at + 6));
    // Of a pair of backslashes the second escapes nothing.
    const length = found ? found[0].length : query.startsWith('\\\\', at) ? 2 : 1;
    const given = found
      ? String.fromCharCode(Number.parseInt(found[1] ?? '', 16))
      : query.slice(at, at + length);
    for (let letter = 0; letter < given.length; letter += 1) offsets.push(at + letter);
    text += given;
    at += length;
  }
  offsets.push(query.length);
  return { text, offsets };
}

/** Offset of an escape of a letter that is none, as `\u12x`. */
export function brokenEscape(query: string): number | undefined {
  const found = /(?<!\\)(?:\\\\)*(\\u)(?![\dA-Fa-f]{4})/.exec(query);
  return found ? found.index + found[0].indexOf('\\u') : undefined;
}

const letters: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

/** What stands between the marks of a text, its escapes resolved; an unknown one stays as it is. */
export function unescaped(inside: string): string {
  return inside.replace(/\\([\s\S])/g, (written, sign: string) => letters[sign] ?? written);
}
