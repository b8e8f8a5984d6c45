/** The sentences of `cypher/templates/`, in the order of their files. */
import { toSentence } from './sentences.ts';

const files = import.meta.glob<string>('../../../../cypher/templates/*.cypher', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const sentences = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, file]) => toSentence(path.replace(/^.*\/\d+-|\.cypher$/g, ''), file));
