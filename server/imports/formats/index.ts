/** The import formats, a line each. */
import { StancegraphError } from '../../errors.ts';
import { sniffed } from '../input/open-files.ts';
import { csv } from './csv/index.ts';
import { cytoscape } from './cytoscape/index.ts';
import { dna } from './dna/index.ts';
import { dossier } from './dossier/index.ts';
import { followthemoney } from './followthemoney/index.ts';
import type { ImportFile, ImportFormat } from './format.ts';
import { gexf } from './gexf/index.ts';
import { graphml } from './graphml/index.ts';
import { jsonld } from './jsonld/index.ts';
import { neo4jJson } from './neo4j-json/index.ts';
import { parlamint } from './parlamint/index.ts';
import { popolo } from './popolo/index.ts';
import { refiQda } from './refi-qda/index.ts';
import { study } from './study/index.ts';
import { xlsx } from './xlsx/index.ts';

export const formats: readonly ImportFormat[] = [
  study,
  dossier,
  csv,
  xlsx,
  popolo,
  parlamint,
  dna,
  refiQda,
  followthemoney,
  graphml,
  gexf,
  cytoscape,
  neo4jJson,
  jsonld,
];

/** Below this a format is not taken unseen. */
const leastSure = 0.3;

/** The format of that name, or the one that these files are of. Throws `bad-input`. */
export async function formatFor(
  files: readonly ImportFile[],
  name?: string,
): Promise<ImportFormat> {
  const listed = formats.map((format) => format.name).join(', ');
  if (name !== undefined) {
    const found = formats.find((format) => format.name === name);
    if (found) return found;
    throw new StancegraphError(
      'bad-input',
      `There is no format ${JSON.stringify(name)}. These can be imported: ${listed}.`,
    );
  }
  const heads = await sniffed(files);
  const scored: { format: ImportFormat; score: number }[] = [];
  for (const format of formats) scored.push({ format, score: await format.sniff(heads) });
  scored.sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best && best.score >= leastSure && best.score > (second?.score ?? 0)) return best.format;
  const names = files
    .slice(0, 3)
    .map(({ name: file }) => file)
    .join(', ');
  const packed = files.find(({ name: file }) => /\.(tgz|tar|gz|bz2|xz|zst|7z|rar)$/i.test(file));
  if (packed && (best?.score ?? 0) < leastSure) {
    throw new StancegraphError(
      'bad-input',
      `${packed.name} is packed in a way that is not read: unpack it and give the folder, or pack it as .zip.`,
    );
  }
  const alike = scored.filter((one) => one.score >= leastSure && one.score === best?.score);
  throw new StancegraphError(
    'bad-input',
    alike.length > 1
      ? `${names} may be ${alike.map(({ format }) => format.name).join(' or ')}: choose the format.`
      : `The format of ${names} was not recognised. Choose one of: ${listed}.`,
  );
}
