/** Saved queries as files: read from what was chosen or dropped, saved one by one or as a zip. */
import { ZodError } from 'zod';
import { formatQuery, parseQuery, queryFileEnding } from '../../../../model/formats/query-file.ts';
import type { ListedQuery, SavedQuery } from '../../../../model/schemas/queries.ts';

/** Saves one query as a .cypher file, several as a zip of them. */
export async function downloadQueries(queries: readonly SavedQuery[]): Promise<void> {
  const [only, more] = queries;
  if (only && !more) {
    save(new Blob([formatQuery(only)], { type: 'text/plain' }), only.name + queryFileEnding);
    return;
  }
  const { strToU8, zipSync } = await import('fflate');
  const files = queries.map((query) => [query.name + queryFileEnding, strToU8(formatQuery(query))]);
  const zip = zipSync(Object.fromEntries(files));
  save(new Blob([zip], { type: 'application/zip' }), 'saved-queries.zip');
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export interface ReadFile {
  file: string;
  query?: SavedQuery;
  /** The line of the file on which its Cypher begins. */
  firstLine?: number;
  /** Why it is none. */
  wrong?: string;
}

/** The queries of .cypher files, and of zips of them. */
export async function readFiles(files: readonly File[]): Promise<ReadFile[]> {
  const texts: [string, string][] = [];
  for (const file of files) {
    if (file.name.endsWith('.zip')) texts.push(...(await unzipped(file)));
    else texts.push([file.name, await file.text()]);
  }
  return texts.map(([file, text]) => readText(file, text));
}

async function unzipped(file: File): Promise<[string, string][]> {
  const { strFromU8, unzipSync } = await import('fflate');
  try {
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => name.endsWith(queryFileEnding) && originalSize < 1e6,
    });
    return Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]);
  } catch {
    return [[file.name, '']];
  }
}

function readText(path: string, text: string): ReadFile {
  const file = path.split('/').at(-1) ?? path;
  if (!file.endsWith(queryFileEnding)) {
    return { file, wrong: `is no ${queryFileEnding} file` };
  }
  try {
    const query = parseQuery(file.slice(0, -queryFileEnding.length), text);
    const before = text.replace(/\r\n?/g, '\n').split(query.cypher)[0] ?? '';
    return { file, query, firstLine: before.split('\n').length };
  } catch (error) {
    const first = error instanceof ZodError ? error.issues[0] : undefined;
    return {
      file,
      wrong:
        first?.path[0] === 'title'
          ? 'has no title: begin it with “// title: …”'
          : first
            ? `${first.path.join('.')}: ${first.message}`
            : (error as Error).message,
    };
  }
}

/** What importing a query would do: it is there as it is, it changes one, or it is new. */
export function effectOf(
  query: SavedQuery,
  there: readonly ListedQuery[],
): 'same' | 'changes' | 'new' | 'shipped' {
  const known = there.find((one) => one.name === query.name);
  if (!known) return 'new';
  if (formatQuery(known) === formatQuery(query)) return 'same';
  return known.own ? 'changes' : 'shipped';
}
