/** By which property nodes of a label of others are named, where none has a usual name for it. */
import { isIdName, usualProperty } from '../../../model/formats/naming.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import type { Context } from '../../store/cache.ts';
import { cypher } from '../../store/cypher-files.ts';
import type { EngineNode } from '../../store/engine.ts';

/** Labels that are sampled, nodes of each, and nodes that are looked through for them. */
const labelsAtMost = 12;
const sampleSize = 200;
const looked = 100_000;
const longestName = 120;
/** A property must tell so many of the nodes apart. */
const leastTelling = 0.3;

interface LabelProperties {
  name: string;
  properties: readonly string[];
}

/** The most telling text property by label; none for a label with a usual one, or of the vocabulary. */
export async function sampledNaming(
  { engine }: Context,
  labels: readonly LabelProperties[],
): Promise<ReadonlyMap<string, string>> {
  const open = labels
    .filter(({ name, properties }) => !isLabel(name) && usualProperty(properties) === undefined)
    .slice(0, labelsAtMost);
  const found = await Promise.all(
    open.map(async ({ name }): Promise<[string, string][]> => {
      const rows = await engine.read<{ node: EngineNode }>(cypher('questions/label-sample'), {
        label: name,
        looked,
        limit: sampleSize,
      });
      const property = mostTelling(rows.map((row) => row.node.properties));
      return property === undefined ? [] : [[name, property]];
    }),
  );
  return new Map(found.flat());
}

/** The property whose short texts differ most; an id only where nothing else tells. */
export function mostTelling(
  sample: readonly Readonly<Record<string, unknown>>[],
): string | undefined {
  const texts = new Map<string, Set<string>>();
  for (const properties of sample) {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== 'string' || value === '' || value.length > longestName) continue;
      texts.set(name, (texts.get(name) ?? new Set()).add(value));
    }
  }
  const scores = [...texts].map(([name, values]) => ({
    name,
    score: (values.size / sample.length) * (isIdName(name) ? 0.5 : 1),
  }));
  const [best] = scores.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return best && best.score >= leastTelling ? best.name : undefined;
}
