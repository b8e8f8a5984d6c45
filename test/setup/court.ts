/** A copy of the project with an act and a label that it does not have, by one edit each. */
import { type CopyOfProject, copyOfProject } from './copy-of-project.ts';

const act = `  RATIFIED: act('ratified', 'ratified by'),
`;
const label = `  Court: {
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
`;

/** The copy, not yet built. */
export async function copyWithCourt(): Promise<CopyOfProject> {
  const copy = await copyOfProject();
  const end = (of: string) => `} as const satisfies Record<string, ${of}>;\n\nexport type`;
  await copy.insert('model/vocabulary/relationship-types.ts', end('RelationshipDefinition'), act);
  await copy.insert('model/vocabulary/labels.ts', end('LabelDefinition'), label);
  return copy;
}
