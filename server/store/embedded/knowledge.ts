/** What must be known of the graph to check a reader's query, asked for once a version of the store. */
import { cypher } from '../cypher-files.ts';
import type { Learn } from './dialect/analysis.ts';
import type { Reader } from './reader.ts';

export function knowledge(reader: Reader, version: () => number): Learn {
  let properties = new Map<string, string[]>();
  let relationshipTypes: string[] | undefined;
  let of = -1;
  return async (names, withRelationshipTypes) => {
    const now = version();
    if (of !== now) {
      properties = new Map();
      relationshipTypes = undefined;
      of = now;
    }
    const types = properties;
    const missing = [...new Set(names)].filter((name) => !types.has(name));
    if (missing.length > 0) {
      const rows = await reader.read<{ name: string; type: string }>(
        cypher('embedded/property-types'),
        { names: missing },
      );
      for (const name of missing) {
        types.set(
          name,
          rows.filter((row) => row.name === name).map((row) => row.type),
        );
      }
    }
    if (withRelationshipTypes && !relationshipTypes) {
      const rows = await reader.read<{ name: string }>(cypher('embedded/relationship-types'), {});
      relationshipTypes = rows.map((row) => row.name);
    }
    return { properties: types, relationshipTypes: relationshipTypes ?? [] };
  };
}
