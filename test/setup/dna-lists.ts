/** Event lists of DNA with variables of a test's own, as DNA 3 writes them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportFile } from '../../server/imports/formats/format.ts';
import { filesAt } from './import-reading.ts';

type Values = Readonly<Record<string, string | number>>;

let folder: string | undefined;
let made = 0;

/** Removes all lists that were made. */
export function removeLists(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

const texts = (all: readonly string[]) => all.map((text) => `"${text}"`).join(';');

/** A list with these variables, a row for each statement; what a row tells of its document stands beside. */
export function dnaList(variables: readonly string[], rows: readonly Values[]): ImportFile[] {
  folder ??= mkdtempSync(join(tmpdir(), 'stancegraph-dna-list-'));
  made += 1;
  const path = join(folder, `list-${made}.csv`);
  const header = [
    texts(['statement_id', 'time', ...variables, 'start_position', 'stop_position', 'text']),
    texts(['coder', 'document_id', 'document_title', 'document_author', 'document_source']),
    texts(['document_section', 'document_type']),
  ].join(';');
  const lines = rows.map((row, at) => {
    const { document = 1, title = 'Paper', time = '2021-05-06 00:00:00' } = row;
    const start = at * 10;
    const own = variables.map((name) => {
      const value = row[name] ?? '';
      return typeof value === 'number' ? value : `"${value}"`;
    });
    const words = `${start};${start + 9};"Words ${at}";"Ada";${document};"${title}"`;
    return `${[at + 1, time, ...own].join(';')};${words};"";"Post";"";""`;
  });
  writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  return filesAt(path);
}
