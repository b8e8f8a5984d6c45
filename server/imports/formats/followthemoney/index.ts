/** FollowTheMoney: entities of investigations, one JSON object a line. */
import { StancegraphError } from '../../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { problemOf, problemRecord } from '../shared/emit.ts';
import { headText, linesOf, Meter, Unreadable } from '../shared/text.ts';
import { type Entity, entityOf, labelOfEntity } from './entity.ts';
import { FtmWriter } from './write.ts';

export const followthemoney: ImportFormat = {
  name: 'followthemoney',
  title: 'FollowTheMoney',
  endings: ['.json', '.ijson', '.jsonl', '.ftm'],
  sniff(files) {
    const lines = files.map(({ head }) => headText(head).split('\n')[0] ?? '');
    return lines.some(
      (line) => /^\{.*"schema"\s*:\s*"[A-Z]/.test(line) && /"properties"\s*:/.test(line),
    )
      ? 0.95
      : 0;
  },
  read,
};

/** Twice through the files: first what each id is, since references lead anywhere. */
async function* read(
  files: readonly ImportFile[],
  options: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const meter = new Meter(options);
  const readable: ImportFile[] = [];
  const writer = new FtmWriter(files[0]?.name ?? '');
  let found = 0;
  for (const file of files) {
    try {
      for await (const [entity] of entitiesIn(file, new Meter({}))) {
        meter.add(0);
        if (typeof entity === 'string') continue;
        found += 1;
        writer.take(entity, labelOfEntity(entity));
      }
      readable.push(file);
    } catch (error) {
      yield problemOf(file, error);
    }
  }
  if (found === 0 && readable.length === files.length) {
    throw new StancegraphError(
      'bad-input',
      `${files[0]?.name} has no line with an entity: {"id": …, "schema": …, "properties": {…}}.`,
    );
  }
  for (const file of readable) {
    for await (const [entity, line] of entitiesIn(file, meter)) {
      const place = `${file.name}:${line}`;
      if (typeof entity === 'string') {
        yield problemRecord(place, entity, 'Put this line right, or leave it out.');
      } else yield* writer.entity(entity, place);
    }
  }
  yield* writer.end(files[0]?.name ?? '');
}

/** Each line as an entity, or what is wrong with it. */
async function* entitiesIn(
  file: ImportFile,
  meter: Meter,
): AsyncGenerator<[entity: Entity | string, line: number]> {
  for await (const [text, line] of linesOf(file, meter)) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      yield [`the line is not JSON: ${(error as Error).message.slice(0, 100)}`, line];
      continue;
    }
    try {
      yield [entityOf(value), line];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      yield [error.message, line];
    }
  }
}
