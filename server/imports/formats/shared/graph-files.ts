/** How every format of graph files reads: each file has records of its own, and is told when it has none. */
import type { ImportFile, ImportFormat, ImportRecord } from '../format.ts';
import { problemOf, problemRecord } from './emit.ts';
import { GraphRecords } from './graph.ts';
import { Meter } from './text.ts';
import { readXml, type Tag, type XmlHandler } from './xml.ts';

/** A handler of a graph file in XML, which puts what it reads into `out`. */
export abstract class GraphXmlReader implements XmlHandler {
  readonly file: ImportFile;
  readonly records: GraphRecords;
  readonly out: ImportRecord[];
  /** Whether the element was met that such a file begins with. */
  isGraph = false;

  constructor(file: ImportFile, out: ImportRecord[]) {
    this.file = file;
    this.records = new GraphRecords(file);
    this.out = out;
  }

  abstract open(tag: Tag): void;
  abstract close(name: string): void;
  text(_text: string): void {}
}

/** Reads files in XML; `what` is the name of what each must be. */
export function readGraphXml(
  Reader: new (file: ImportFile, out: ImportRecord[]) => GraphXmlReader,
  what: string,
): ImportFormat['read'] {
  return async function* (files, options) {
    const meter = new Meter(options);
    for (const file of files) {
      const out: ImportRecord[] = [];
      const reader = new Reader(file, out);
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
      const records = new GraphRecords(file);
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
