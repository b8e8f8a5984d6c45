/** A mapping in words, a line for each table. */
import { type Mapping, mappingFile } from '../../../model/schemas/import-mapping.ts';

export function described(given: unknown): string[] {
  const parsed = mappingFile.safeParse(given);
  return parsed.success ? Object.entries(parsed.data.tables).map(lineOf) : [];
}

function lineOf([name, table]: [string, Mapping['tables'][string]]): string {
  if (table.skip) return `${name}: left out`;
  const nodes = Object.values(table.nodes).map(({ label, id, properties }) => {
    const parts = Object.entries({ ...(id ? { id } : {}), ...properties }).flatMap(
      ([property, value]) => {
        const columns = columnsOf(value);
        return columns === '' ? [] : [`${property} from ${columns}`];
      },
    );
    const title = typeof label === 'string' ? label : `what ${label.column} says`;
    return `${title} (${parts.join(', ')})`;
  });
  const types = table.relationships.map(({ type, properties }) => {
    const from = Object.entries(properties).flatMap(([property, value]) => {
      const columns = columnsOf(value);
      return columns === '' ? [] : [`${property} from ${columns}`];
    });
    const title = typeof type === 'string' ? type : `what ${type.column} says`;
    return from.length > 0 ? `${title} (${from.join(', ')})` : title;
  });
  return `${name}: ${[...nodes, ...types].join('; ')}`;
}

function columnsOf(value: object): string {
  if ('column' in value) return JSON.stringify(value.column);
  if ('columns' in value)
    return (value.columns as string[]).map((one) => JSON.stringify(one)).join(' and ');
  return '';
}
