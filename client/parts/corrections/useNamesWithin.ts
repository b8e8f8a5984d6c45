/** The names of those whose ids stand in some fields. */
import { useQueries } from '@tanstack/react-query';
import { nodeName } from '../../../model/formats/names.ts';
import { labelOfId } from '../../../model/ids.ts';
import { nodeOptions } from '../../api/node.ts';

/** Asks for each that is not known yet. */
export function useNamesWithin(fields: unknown): Record<string, string> {
  const ids = new Set<string>();
  const look = (part: unknown): void => {
    if (typeof part === 'string' && /^[a-z]+:\S+$/.test(part) && labelOfId(part)) ids.add(part);
    else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look);
  };
  look(fields);
  const all = [...ids];
  return useQueries({
    queries: all.map((id) => nodeOptions(id)),
    combine: (found) =>
      Object.fromEntries(
        found.flatMap(({ data }, at) => (data ? [[all[at] ?? '', nodeName(data.node)]] : [])),
      ),
  });
}
