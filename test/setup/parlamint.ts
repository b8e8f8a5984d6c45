/** Small corpora of ParlaMint for tests, written out where the test says what they are about. */
import { parlamint } from '../../server/imports/formats/parlamint/index.ts';
import { type Read, readAll } from './import-reading.ts';
import type { Workplace } from './imports.ts';

const tei = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"';

/** A root that holds these lists and names these sittings. */
export function corpusText(id: string, lists = '', sittings: readonly string[] = []): string {
  const included = sittings.map((name) => `<xi:include href="${name}"/>`).join('');
  return `<teiCorpus ${tei} xml:id="${id}" xml:lang="nl"><teiHeader><profileDesc><particDesc>${lists}</particDesc></profileDesc></teiHeader>${included}</teiCorpus>`;
}

interface SittingParts {
  language?: string;
  /** Of its `setting`. */
  setting?: string;
  /** Of its `sourceDesc`. */
  source?: string;
}

/** A sitting with these speeches. */
export function sittingText(
  id: string,
  body: string,
  { language = 'nl', setting = '<date when="2022-07-13"/>', source = '' }: SittingParts = {},
): string {
  return `<TEI ${tei} xml:id="${id}" xml:lang="${language}"><teiHeader><fileDesc><sourceDesc>${source}</sourceDesc></fileDesc><profileDesc><settingDesc><setting>${setting}</setting></settingDesc></profileDesc></teiHeader><text><body><div>${body}</div></body></text></TEI>`;
}

export function orgText(id: string, role: string, more = ''): string {
  return `<org xml:id="${id}" role="${role}"><orgName full="yes">${id}</orgName>${more}</org>`;
}

export function personText(id: string, more = ''): string {
  return `<person xml:id="${id}"><persName><surname>${id}</surname></persName>${more}</person>`;
}

/** Reads a folder of these files. */
export async function readCorpus(
  work: Workplace,
  texts: Readonly<Record<string, string>>,
  options: Record<string, string> = {},
): Promise<Read> {
  const files = [];
  for (const [name, text] of Object.entries(texts)) files.push(await work.file(name, text));
  return readAll(parlamint, files, options);
}

/** The texts of the statements, by id. */
export function textsOf({ nodes }: Read): Record<string, unknown> {
  const statements = [...nodes.values()].filter(({ label }) => label === 'Statement');
  return Object.fromEntries(statements.map(({ id, properties }) => [id, properties.text]));
}
