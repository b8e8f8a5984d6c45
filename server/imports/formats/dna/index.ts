/** Discourse Network Analyzer: files of its versions 1 to 3, and its event list. */
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { problemOf } from '../shared/emit.ts';
import { firstBytes, headText, Meter, Unreadable } from '../shared/text.ts';
import { isEventList } from './event-rows.ts';
import { readEvents } from './events.ts';
import { readSqlite } from './sqlite.ts';
import { readDnaXml } from './xml.ts';

export const dna: ImportFormat = {
  name: 'dna',
  title: 'Discourse Network Analyzer',
  endings: ['.dna', '.csv', '.xml'],
  sniff(files) {
    const kinds = files.map(({ head, name }) => [kindOf(head), /\.dna$/i.test(name)] as const);
    if (kinds.some(([kind, isNamed]) => (kind !== undefined && isNamed) || kind === 'events')) {
      return 0.95;
    }
    return kinds.some(([kind]) => kind === 'xml') ? 0.9 : kinds.some(([kind]) => kind) ? 0.4 : 0;
  },
  read,
};

async function* read(
  files: readonly ImportFile[],
  options: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const meter = new Meter(options);
  for (const file of files) {
    try {
      yield* recordsOf(file, meter, options);
    } catch (error) {
      yield problemOf(file, error);
    }
  }
}

async function* recordsOf(
  file: ImportFile,
  meter: Meter,
  options: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const kind = kindOf(await firstBytes(file));
  if (kind === 'sqlite') {
    yield* readSqlite(file, options.options);
    meter.add(file.size);
  } else if (kind === 'xml') yield* readDnaXml(file, meter, options);
  else if (kind === 'events') yield* readEvents(file, meter, options);
  else {
    throw new Unreadable(
      'is neither a file of DNA (SQLite, or XML of version 1) nor its event list',
      'A list needs the columns statement_id, document_title and text.',
    );
  }
}

function kindOf(head: Uint8Array): 'sqlite' | 'xml' | 'events' | undefined {
  const text = headText(head);
  if (text.startsWith('SQLite format 3\0')) return 'sqlite';
  if (/^\s*<\?xml/.test(text) && /<discourse[\s>]/.test(text)) return 'xml';
  return isEventList(text) ? 'events' : undefined;
}
