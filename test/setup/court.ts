/**
 * A copy of the project with an act, a term, a stance and two labels that it does not have, by one edit
 * each: courts speak as institutions do, hearings do not speak and have words to search.
 */
import { type CopyOfProject, copyOfProject } from './copy-of-project.ts';

const types = `  RATIFIED: act('ratified', 'ratified by'),
  ADVISES: {
    kind: 'term',
    file: { name: 'advisers', from: 'actor', to: 'body' },
    joins: pairs(people, institutions),
    title: 'advises',
    inverse: 'advisers',
    idParts: 'role-from',
    properties: term,
  },
`;
const labels = `  Court: {
    title: 'Court',
    plural: 'Courts',
    prefix: 'court',
    speaksAs: 'institution',
    nameProperty: 'name',
    shape: 'rectangle',
    search: 'names',
    searched: ['name', 'aliases'],
    properties: {
      name: { type: 'text', title: 'Name', required: true },
      aliases: { type: 'texts', title: 'Also known as' },
      kind: { type: 'text', title: 'Kind' },
      founded: { type: 'date', title: 'Founded' },
      ...proven,
    },
  },
  Hearing: {
    title: 'Hearing',
    plural: 'Hearings',
    prefix: 'hearing',
    nameProperty: 'name',
    shape: 'page',
    search: 'texts',
    searched: ['name', 'minutes'],
    properties: {
      name: { type: 'text', title: 'Name', required: true },
      date: { type: 'date', title: 'Date' },
      minutes: { type: 'text', title: 'Minutes' },
      ...proven,
    },
  },
`;
const stance = `  conditional: {
    title: 'Conditional',
    verb: 'Conditional on',
    plural: 'are conditional on',
    side: 'none',
    mark: '◆',
    hollowMark: '◇',
    path: 'M-2.6-3.2L2.6 0-2.6 3.2',
    stroke: 1.9,
    dash: [1, 6],
  },
`;

/** The copy, not yet built. */
export async function copyWithCourt(): Promise<CopyOfProject> {
  const copy = await copyOfProject();
  const end = (of: string) => `} as const satisfies Record<string, ${of}>;\n\nexport type`;
  await copy.insert('model/vocabulary/relationship-types.ts', end('RelationshipDefinition'), types);
  await copy.insert('model/vocabulary/labels.ts', end('LabelDefinition'), labels);
  await copy.insert('model/vocabulary/stances.ts', end('StanceDefinition'), stance);
  return copy;
}
