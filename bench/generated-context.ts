/** The facts of a generated graph without a store: a context that answers what reading them asks for. */

import { entityLabel } from '../model/vocabulary/index.ts';
import { type Context, createContext } from '../server/store/cache.ts';
import { cypher } from '../server/store/cypher-files.ts';
import type { Engine, EngineNode } from '../server/store/engine.ts';
import { type GraphSize, generatedGraph } from './graph.ts';

/** A context over a graph of that size; texts can be read once the facts have been. */
export function generatedContext(size: GraphSize): Context {
  const rows = new Map<string, object[]>();
  const put = (name: string, row: object) => {
    const list = rows.get(name);
    if (list) list.push(row);
    else rows.set(name, [row]);
  };
  const links: Record<string, string> = {
    ABOUT: 'about',
    STATED_IN: 'sources',
    RESPONDS_TO: 'replies',
  };
  const texts = new Map<string, string>();
  const named = new Map<string, EngineNode>();
  for (const { nodes, relationships } of generatedGraph(size, 5000)) {
    for (const { id, label, properties } of nodes) {
      const { date, name, kind, country, text } = properties;
      if (label === 'Statement') {
        const [first, last] = date
          ? [`${date}-01-01`.slice(0, 10), `${date}-12-28`.slice(0, 10)]
          : [null, null];
        put('statements', { id, first, last, quote: kind === 'quote', verified: null });
        texts.set(id, String(text));
      } else if (label !== 'Source') {
        const own = [entityLabel, label];
        put('entities', { id, labels: own, name, kind, country });
        named.set(id, {
          '@kind': 'node',
          key: id,
          labels: own,
          properties: { id, name: String(name ?? id) },
        });
      }
    }
    for (const { id, type, from, to, properties } of relationships) {
      if (type === 'MADE') put('speakers', { statement: to, node: from });
      else if (type in links)
        put(links[type] ?? '', {
          statement: from,
          node: to,
          ...(type === 'ABOUT' ? properties : {}),
        });
      else put('terms', { id, node: from, type, body: to, role: null, ...properties });
    }
  }
  /** Answers what reading the facts asks for. */
  const engine = {
    kind: 'embedded',
    changeMark: async () => ({ mark: '', complete: true }),
    read: async (text: string, params: { ids?: string[] } = {}) => {
      if (params.ids) {
        return params.ids.map((id) => ({
          id,
          searchText: texts.get(id) ?? '',
          node: named.get(id),
        }));
      }
      for (const [name, found] of rows) {
        if (text === cypher(`facts/${name}`)) {
          rows.set(name, []);
          return found;
        }
      }
      return [];
    },
  } as unknown as Engine;
  return createContext(engine);
}
