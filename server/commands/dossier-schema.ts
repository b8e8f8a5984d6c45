/** Writes the JSON Schema of a dossier, generated from the schemas that check it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dossierSchema } from '../../model/schemas/dossier.ts';
import { packageRoot } from '../store/cypher-files.ts';

/** The schema as the text of `seed/dossier.schema.json`. */
export function dossierSchemaText(): string {
  const schema = z.toJSONSchema(dossierSchema, { unrepresentable: 'any' });
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1]?.endsWith('dossier-schema.js')) {
  writeFileSync(join(packageRoot, 'seed', 'dossier.schema.json'), dossierSchemaText());
}
