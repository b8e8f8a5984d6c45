/** Example queries from `cypher/templates/examples/`: a header of `// name: value` lines, the text. */
import type { ParameterValues } from './link.ts';

export interface Example {
  title: string;
  text: string;
  values: ParameterValues;
}

const files = import.meta.glob<string>('../../../../cypher/templates/examples/*.cypher', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const examples: Example[] = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([, file]) => toExample(file));

/** Splits a file into its header and the text that is run. */
export function toExample(file: string): Example {
  const header = new Map<string, string>();
  const lines = file.trimEnd().split('\n');
  while (/^\/\/ \w+: /.test(lines[0] ?? '')) {
    const [, name = '', value = ''] = /^\/\/ (\w+): (.*)$/.exec(lines.shift() ?? '') ?? [];
    header.set(name, value);
  }
  return {
    title: header.get('title') ?? '',
    text: lines.join('\n'),
    values: JSON.parse(header.get('values') ?? '{}') as ParameterValues,
  };
}
