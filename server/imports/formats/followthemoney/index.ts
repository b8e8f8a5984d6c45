/** FollowTheMoney: entities of investigations, one JSON object a line. */
import { StancegraphError } from '../../../errors.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { problemOf, problemRecord } from '../shared/emit.ts';
import { jsonElements } from '../shared/json.ts';
import { firstBytes, headText, linesOf, Meter, Unreadable } from '../shared/text.ts';
import { type Entity, entitiesOf } from './entity.ts';
import { FtmWriter } from './write.ts';

export const followthemoney: ImportFormat = {
  name: 'followthemoney',
  title: 'FollowTheMoney',
  endings: ['.json', '.ijson', '.jsonl', '.ftm'],
  sniff(files) {
    return files.some(({ head }) => isOfEntities(headText(head))) ? 0.95 : 0;
  },
  read,
};

/** Whether a text begins as entities do: one a line, or in a list. */
function isOfEntities(text: string): boolean {
  const begin = isList(text) ? text : (text.trimStart().split('\n')[0] ?? '');
  if (!/^\s*[[{].*"schema"\s*:\s*"[A-Z]/s.test(begin)) return false;
  const isStatement = ['canonical_id', 'prop', 'value'].every((one) => begin.includes(`"${one}"`));
  return isStatement || /"properties"\s*:\s*\{/.test(begin);
}

function isList(text: string): boolean {
  return /^\uFEFF?\s*\[\s*\{/.test(text);
}

/** Twice through the files: first what each id is, since references lead anywhere. */
async function* read(
  files: readonly ImportFile[],
  options: ReadOptions,
): AsyncGenerator<ImportRecord> {
  const meter = new Meter(options);
  const readable: ImportFile[] = [];
  const writer = new FtmWriter(files[0]?.name ?? '');
  let found = 0;
  let fault: string | undefined;
  for (const file of files) {
    try {
      for await (const [entities, line] of entitiesIn(file, new Meter({}))) {
        meter.add(0);
        if (typeof entities === 'string') {
          fault ??= ` Line ${line}: ${entities}.`;
          continue;
        }
        found += 1;
        for (const entity of entities) writer.take(entity);
      }
      readable.push(file);
    } catch (error) {
      yield problemOf(file, error);
    }
  }
  if (found === 0 && readable.length === files.length) {
    throw new StancegraphError(
      'bad-input',
      `${files[0]?.name} has no line with an entity: {"id": …, "schema": …, "properties": {…}}.${fault ?? ''}`,
    );
  }
  for (const file of readable) {
    for await (const [entities, line] of entitiesIn(file, meter)) {
      const place = `${file.name}:${line}`;
      if (typeof entities === 'string') {
        yield problemRecord(place, entities, 'Put this line right, or leave it out.');
      } else for (const entity of entities) yield* writer.entity(entity, place);
    }
  }
  yield* writer.end(files[0]?.name ?? '');
}

/** Each line, or element of a list, as its entities, or what is wrong with it. */
async function* entitiesIn(
  file: ImportFile,
  meter: Meter,
): AsyncGenerator<[entities: Entity[] | string, line: number]> {
  for await (const [value, line] of valuesIn(file, meter)) {
    if (value instanceof Unreadable) {
      yield [value.message, line];
      continue;
    }
    try {
      yield [entitiesOf(value), line];
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      yield [error.message, line];
    }
  }
}

async function* valuesIn(
  file: ImportFile,
  meter: Meter,
): AsyncGenerator<[value: unknown, line: number]> {
  if (isList(headText(await firstBytes(file)))) {
    for await (const { path, index, value, line } of jsonElements(file, meter)) {
      if (path.length === 0 && index !== undefined) yield [value, line];
    }
    return;
  }
  for await (const [text, line] of linesOf(file, meter)) {
    if (text.trim() === '') continue;
    try {
      yield [JSON.parse(text), line];
    } catch (error) {
      const message = (error as Error).message.slice(0, 100);
      yield [new Unreadable(`the line is not JSON: ${message}`), line];
    }
  }
}
