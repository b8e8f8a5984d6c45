/** The corpus in test/corpus: ordinary reads, a `;` after each, with parameters in params.json. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PropertyValue } from '../../model/schemas/graph.ts';

export interface CorpusQuery {
  query: string;
  params: Record<string, PropertyValue>;
}

const root = 'test/corpus';

/** Every query of the corpus, or of a folder in it, with the parameters that it names. */
export function corpus(inner = ''): CorpusQuery[] {
  const params = JSON.parse(readFileSync(join(root, 'params.json'), 'utf8')) as Record<
    string,
    PropertyValue
  >;
  const folder = join(root, inner);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/;\s*\n/))
    .map((text) => text.replace(/^\/\/.*\n/gm, '').trim())
    .filter((text) => text !== '')
    .map((query) => ({
      query,
      params: Object.fromEntries(
        Object.entries(params).filter(([name]) => new RegExp(`\\$${name}\\b`).test(query)),
      ),
    }));
}
