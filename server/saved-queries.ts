/** The saved queries shipped in `cypher/saved/`: a header of comments, then the Cypher. */
import { type SavedQuery, savedQuery } from '../model/api.ts';
import { cypher, cypherNames } from './graph/cypher-files.ts';

const headerLine = /^\/\/ (title|description|tags|view|parameter): (.*)$/;

/** Every shipped query, by name. */
export function shippedQueries(): SavedQuery[] {
  return cypherNames('saved').map((name) => parseQuery(name, cypher(`saved/${name}`)));
}

/**
 * A query from the text of its file. The header has a line each for `title`, `description`,
 * `tags` (with commas), `view`, and one `parameter` each as JSON. Throws when the header is wrong.
 */
export function parseQuery(name: string, text: string): SavedQuery {
  const header = new Map<string, string[]>();
  const body: string[] = [];
  for (const line of text.split('\n')) {
    const match = body.length === 0 ? headerLine.exec(line) : null;
    if (match?.[1]) header.set(match[1], [...(header.get(match[1]) ?? []), match[2] ?? '']);
    else if (body.length > 0 || line.trim() !== '') body.push(line);
  }
  const one = (key: string) => header.get(key)?.join(' ') ?? '';
  return savedQuery.parse({
    name,
    title: one('title'),
    description: one('description'),
    tags: one('tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    view: one('view') || 'table',
    parameters: (header.get('parameter') ?? []).map((json) => JSON.parse(json)),
    cypher: body.join('\n').trimEnd(),
  });
}
