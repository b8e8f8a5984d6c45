/**
 * How every format of graph files reads: each file has records of its own, and is told when it has
 * none. It is gone through twice, so that ids do not depend on the order of nodes.
 */
import { dossierName } from '../../tables/ids.ts';
import type { ImportFile, ImportFormat, ImportRecord, ReadOptions } from '../format.ts';
import { problemOf, problemRecord } from './emit.ts';
import { GraphRecords, NodeIds } from './graph.ts';
import { Meter } from './text.ts';
import { readXml, type Tag, type XmlHandler, xmlFault } from './xml.ts';

/** A handler of a graph file in XML, which puts what it reads into `out`. */
export abstract class GraphXmlReader implements XmlHandler {
  readonly file: ImportFile;
  readonly records: GraphRecords;
  readonly out: ImportRecord[];
  /** Whether the element was met that such a file begins with. */
  isGraph = false;

  constructor(file: ImportFile, out: ImportRecord[], records: GraphRecords) {
    this.file = file;
    this.records = records;
    this.out = out;
  }

  abstract open(tag: Tag): void;
  abstract close(name: string): void;
  text(_text: string): void {}
}

/** Reads files in XML; `what` is the name of what each must be. */
export function readGraphXml(
  Reader: new (file: ImportFile, out: ImportRecord[], records: GraphRecords) => GraphXmlReader,
  what: string,
): ImportFormat['read'] {
  return async function* (files, options) {
    const meter = new Meter(options);
    for (const file of files) {
      const ids = new NodeIds(file);
      // What is wrong with it is told the second time.
      await xmlFault(file, quiet(options), new Reader(file, [], ids), []).next();
      const out: ImportRecord[] = [];
      const reader = new Reader(
        file,
        out,
        new GraphRecords(file, dossierOf(file, files, options), ids.twins),
      );
      if (!(yield* readXml(file, meter, reader, out))) continue;
      if (!reader.isGraph) yield problemRecord(file.name, `is no ${what}`, 'Is it the right file?');
      yield* reader.records.end();
    }
  };
}

/** Reads files in JSON; `empty` says what one lacks that gave nothing. */
export function readGraphJson(
  recordsOf: (file: ImportFile, meter: Meter, records: GraphRecords) => AsyncIterable<ImportRecord>,
  empty: string,
): ImportFormat['read'] {
  return async function* (files, options) {
    const meter = new Meter(options);
    for (const file of files) {
      const ids = new NodeIds(file);
      try {
        for await (const _ of recordsOf(file, quiet(options), ids));
      } catch {
        // It is told the second time.
      }
      const records = new GraphRecords(file, dossierOf(file, files, options), ids.twins);
      try {
        yield* recordsOf(file, meter, records);
        if (records.size === 0) yield problemRecord(file.name, empty, 'Is it the right file?');
        yield* records.end();
      } catch (error) {
        yield problemOf(file, error);
      }
    }
  };
}

/** For a first time, of which no progress is told. */
function quiet({ signal }: ReadOptions): Meter {
  return new Meter(signal ? { signal } : {});
}

/** The name that somebody has given the dossier; several files of one are told apart by their own. */
function dossierOf(
  file: ImportFile,
  files: readonly ImportFile[],
  { dossier }: ReadOptions,
): string | undefined {
  const stem = ({ name }: ImportFile) => dossierName(name.replace(/\.[a-z0-9]+$/i, ''));
  if (dossier === undefined || dossier === stem(files[0] ?? file)) return undefined;
  return files.length === 1 ? dossier : `${dossier}.${stem(file)}`;
}
