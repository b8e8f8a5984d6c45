/** What the program writes on behalf of its users, beside what is of others. */
import { randomUUID } from 'node:crypto';
import { publishRequest } from '../../model/schemas/coding.ts';
import { sceneDraft } from '../../model/schemas/scenes.ts';

export const scene = sceneDraft.parse({
  name: 'Ours',
  canvas: { nodes: [['agreement:pact', 0, 0, 0]], path: [] },
});
const said = 'We will never build it';
export const codedText = publishRequest.parse({
  key: randomUUID(),
  source: {
    title: 'The dam',
    publisher: 'The Post',
    date: '2024-10-07',
    language: 'en',
    sourceClass: 'press-or-reference',
    text: said,
    keepText: false,
  },
  entities: [{ ref: 'new', labels: ['Actor'], properties: { name: 'Ana Nova' } }],
  statements: [
    {
      ref: 'one',
      kind: 'quote',
      method: 'hand',
      segments: [{ start: 0, end: said.length, exact: said }],
      speakers: [{ id: 'new' }],
      about: [{ agreement: 'agreement:charter', stance: 'oppose' }],
    },
  ],
  coding: { codedBy: 'A. Coder' },
});
export const query = (name: string) => ({
  name,
  title: name,
  description: '',
  cypher: 'MATCH (a:Actor) RETURN a',
  parameters: [],
  view: 'table' as const,
  tags: [],
});
