/**
 * A saved query as a text file: a header of comments, then the Cypher, so that the file runs as it is
 * in any tool and a folder of them can live in git. The header has a line each for `title`, `tags`
 * (with commas) and `view`, one for each line of the `description`, and one `parameter` each as JSON.
 */
import { type SavedQuery, savedQuery } from '../schemas/queries.ts';

const headerLine = /^\/\/ (title|description|tags|view|parameter): ?([\s\S]*)$/;

/** The file's ending. */
export const queryFileEnding = '.cypher';

/**
 * The query of a file's text. Throws an `Error` that says which line is wrong, or a `ZodError`
 * that says which field.
 */
export function parseQuery(name: string, text: string): SavedQuery {
  const header = new Map<string, string[]>();
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  let at = lines.findIndex((line) => line.trim() !== '');
  for (; at >= 0 && at < lines.length; at += 1) {
    const match = headerLine.exec(lines[at] ?? '');
    if (!match?.[1]) break;
    header.set(match[1], [...(header.get(match[1]) ?? []), match[2] ?? '']);
  }
  const one = (key: string, joint: string) => header.get(key)?.join(joint) ?? '';
  return normalQuery(
    savedQuery.parse({
      name,
      title: one('title', ' '),
      description: one('description', '\n'),
      tags: one('tags', ',')
        .split(',')
        .map((tag) => tag.trim())
        .filter(Boolean),
      view: one('view', '') || 'table',
      parameters: (header.get('parameter') ?? []).map((json) => parameterOf(name, json)),
      cypher: withoutBlankEnds(at < 0 ? '' : lines.slice(at).join('\n')),
    }),
  );
}

function parameterOf(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Error(
      `${name}: a parameter is not JSON on one line (${(error as Error).message}): ${json.slice(0, 80)}`,
    );
  }
}

/** The text of a query's file; {@link parseQuery} gives the same query back. */
export function formatQuery(query: SavedQuery): string {
  const { title, description, tags, view, parameters, cypher } = normalQuery(query);
  const line = (key: string, value: string) => `// ${key}: ${value}`.trimEnd();
  const header = [
    line('title', title),
    ...(description === '' ? [] : description.split('\n').map((part) => line('description', part))),
    ...(tags.length > 0 ? [line('tags', tags.join(', '))] : []),
    line('view', view),
    ...parameters.map((parameter) => line('parameter', JSON.stringify(parameter))),
  ];
  // A query that itself begins with such a comment is held apart from the header.
  const apart = headerLine.test(cypher.split('\n')[0] ?? '') ? [''] : [];
  return `${[...header, ...apart, cypher].join('\n')}\n`;
}

/** A query with its texts as a file keeps them: line ends of one kind, no blanks around. */
export function normalQuery(query: SavedQuery): SavedQuery {
  return {
    ...query,
    title: query.title.trim(),
    description: lines(query.description).join('\n').trim(),
    tags: [...new Set(query.tags.map((tag) => tag.trim()).filter(Boolean))],
    cypher: withoutBlankEnds(query.cypher.replace(/\r\n?/g, '\n')),
  };
}

function lines(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.trim());
}

function withoutBlankEnds(text: string): string {
  return text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
}
