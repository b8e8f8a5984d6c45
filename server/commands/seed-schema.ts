/** `npm run seed-schema`: writes `seed/dossier.schema.json` from the schemas that check a dossier. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dossierSchemaText } from '../../model/schemas/dossier.ts';
import { packageRoot } from '../store/cypher-files.ts';

const file = join(packageRoot, 'seed', 'dossier.schema.json');
writeFileSync(file, dossierSchemaText());
process.stdout.write(`Wrote ${file}\n`);
