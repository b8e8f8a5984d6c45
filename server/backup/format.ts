/** A backup is a gzipped file of JSON lines: a head, nodes, relationships, records, the audit, an end. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { auditEntry } from '../../model/schemas/audit.ts';
import { propertyValue } from '../../model/schemas/graph.ts';
import { labelNames } from '../../model/vocabulary/labels.ts';
import { relationshipTypeNames } from '../../model/vocabulary/relationship-types.ts';
import { StancegraphError } from '../errors.ts';
import { recordKinds } from '../store/records.ts';

export const formatVersion = 1;
/** Characters in one line: a file that unpacks to endless ones would fill the memory. */
const longestLine = 32 * 1024 * 1024;

const properties = z.record(z.string(), propertyValue);
const dates = z.record(z.string(), z.string().regex(/^\d{4}-\d{2}-\d{2}$/));
const counts = z.object({
  nodes: z.number().int(),
  relationships: z.number().int(),
  records: z.number().int(),
  /** Of the audit. */
  entries: z.number().int().default(0),
});
export type Counts = z.infer<typeof counts>;

const line = z.union([
  z.strictObject({
    node: z.strictObject({ id: z.string().min(1), label: z.enum(labelNames), properties, dates }),
  }),
  z.strictObject({
    relationship: z.strictObject({
      id: z.string().min(1),
      type: z.enum(relationshipTypeNames),
      from: z.string(),
      to: z.string(),
      properties,
      dates,
    }),
  }),
  z.strictObject({
    record: z.strictObject({
      label: z.enum(recordKinds),
      key: z.string().min(1),
      title: z.string(),
      summary: z.string(),
      body: z.string(),
      revision: z.number().int(),
      created: z.string(),
      changed: z.string(),
    }),
  }),
  z.strictObject({ audit: auditEntry.strict() }),
  z.strictObject({ end: counts }),
  z.strictObject({
    backup: z.literal(formatVersion),
    made: z.string(),
    program: z.string(),
    store: z.string(),
  }),
]);
export type BackupLine = z.infer<typeof line>;

/** The lines of a backup, one after another. Throws `bad-input` that names the line. */
export async function* readLines(path: string): AsyncGenerator<[line: BackupLine, number: number]> {
  const file = createReadStream(path);
  let broken: Error | undefined;
  const note = (error: Error) => {
    broken = error;
  };
  let lines: Readable = file;
  // In the archive of a study the lines stand as they are.
  if (!path.endsWith('.ndjson')) {
    const gunzip = createGunzip();
    file.on('error', (error) => gunzip.destroy(error));
    lines = file.pipe(gunzip);
  }
  lines.on('error', note);
  let number = 0;
  try {
    for await (const text of linesOf(lines.setEncoding('utf8'))) {
      number += 1;
      yield [parse(text, number), number];
    }
  } catch (error) {
    if (error instanceof StancegraphError) throw error;
    broken ??= error as Error;
  }
  if (broken) {
    throw new StancegraphError(
      'bad-input',
      `${path} cannot be read as a backup after line ${number}: ${broken.message}.`,
    );
  }
}

/** Ends at line feeds alone: a text may hold the other characters at which programs break lines. */
async function* linesOf(stream: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of stream) {
    const lines = part.split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    yield* lines;
    if (rest.length > longestLine) {
      throw new StancegraphError('bad-input', 'The backup has a line that is too long to be one.');
    }
  }
  if (rest !== '') yield rest;
}

function parse(text: string, number: number): BackupLine {
  try {
    return line.parse(JSON.parse(text));
  } catch (error) {
    throw new StancegraphError(
      'bad-input',
      `BackupLine ${number} of the backup is invalid: ${text.slice(0, 80)}`,
      { cause: error },
    );
  }
}
