/** Codings as files, with their offsets. */
import { nodeName } from '../../../model/formats/names.ts';
import type {
  CodingExportRequest,
  CodingReply,
  TextReply,
  TextSummary,
} from '../../../model/schemas/texts.ts';
import { codingsOf } from '../../coding/codings.ts';
import { getText, listTexts } from '../../coding/texts.ts';
import { StancegraphError } from '../../errors.ts';
import type { SecretSettings } from '../../library/secrets.ts';
import { nodesByIds } from '../../questions/node.ts';
import type { Store } from '../../store/store.ts';
import { zip } from '../zip.ts';
import { dnaHead, dnaLines } from './dna.ts';
import { webanno } from './webanno.ts';

/** A coding with its text, and what the nodes that it names are called. */
export interface ExportedCoding {
  text: TextReply;
  coding: CodingReply;
  nameOf(id: string): string;
}

interface CodingFile {
  type: string;
  name: string;
  body: string | Buffer;
}

/** The codings that are asked for and may be seen. Throws `not-found` for a text that is not there. */
export async function exportCodings(
  store: Store,
  settings: SecretSettings,
  { format, texts, coders, study }: CodingExportRequest,
  maySee: (text: TextSummary, coder: string) => boolean,
): Promise<CodingFile> {
  const ids = texts
    ? [...new Set(texts)]
    : (await listTexts(store, study === undefined ? {} : { study })).map(({ id }) => id);
  const replies = new Map<string, TextReply>();
  for (const id of ids) replies.set(id, await getText(store, id));
  const all = await codingsOf(store, settings, new Set(ids));
  const sealed = all.unreadable.filter((one) => coders === undefined || coders.includes(one));
  if (sealed.length > 0) {
    throw new StancegraphError(
      'cannot-answer',
      `Codings by ${[...new Set(sealed)].join(', ')} were sealed with another SECRET_KEY. Give this server the same SECRET_KEY or data folder, or name other coders.`,
    );
  }
  const codings = all.codings.flatMap((coding) => {
    const text = replies.get(coding.text);
    const isAsked = coders === undefined || coders.includes(coding.coder);
    return text && isAsked && maySee(text, coding.coder) ? [{ text, coding }] : [];
  });
  const named = codings.flatMap(({ coding }) =>
    coding.statements.flatMap(({ speakers, about, reportedBy }) => [
      ...speakers.map(({ id }) => id),
      ...about.map(({ agreement }) => agreement),
      ...(reportedBy ? [reportedBy] : []),
    ]),
  );
  const found = await nodesByIds(store.engine, [...new Set(named)]);
  const nodes = new Map(found.map((node) => [node.id, node]));
  const exported = codings.map(({ text, coding }): ExportedCoding => {
    const own = new Map(
      coding.entities.map(({ ref, id, properties }, index) => [
        ref ?? id ?? String(index),
        properties.name,
      ]),
    );
    const nameOf = (id: string) => {
      const node = nodes.get(id);
      return own.get(id) ?? (node ? nodeName(node) : id);
    };
    return { text, coding, nameOf };
  });
  return filed(format, exported);
}

function filed(format: CodingExportRequest['format'], codings: ExportedCoding[]): CodingFile {
  if (format === 'dna-csv') {
    return {
      type: 'text/csv',
      name: 'codings.csv',
      body: dnaHead + codings.map(dnaLines).join(''),
    };
  }
  if (format === 'jsonl') {
    return {
      type: 'application/x-ndjson',
      name: 'codings.jsonl',
      body: codings.map(jsonLines).join(''),
    };
  }
  const files = codings.flatMap((one) => {
    const { text, coding } = one;
    if (text.text === null) return [];
    const name = `${text.id}/${coding.coder.replaceAll(/[^\p{L}\p{N} ._-]/gu, '_')}.tsv`;
    return [{ name, text: webanno(one, text.text) }];
  });
  const [only] = files;
  if (only && files.length === 1) {
    return {
      type: 'text/tab-separated-values',
      name: only.name.replace('/', '-'),
      body: only.text,
    };
  }
  return { type: 'application/zip', name: 'codings.zip', body: zip(files) };
}

function jsonLines({ text, coding, nameOf }: ExportedCoding): string {
  const { id, source, study, textHash } = text;
  return coding.statements
    .map((statement) => {
      const line = {
        text: id,
        study,
        source,
        textHash,
        coder: coding.coder,
        done: coding.done,
        changed: coding.changed,
        ...statement,
        speakers: statement.speakers.map((one) => ({ ...one, name: nameOf(one.id) })),
        about: statement.about.map((one) => ({ ...one, name: nameOf(one.agreement) })),
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
