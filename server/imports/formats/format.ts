/**
 * What a format of `server/imports/formats/` gives: a way to recognise its files and one to read
 * them, as a stream of records that the pipeline validates, resolves, plans and applies.
 */
import type { BatchNode, BatchRelationship } from '../../store/batch.ts';

/** A file of an import, on disk; it may be of any size, so a reader streams it. */
export interface ImportFile {
  /** As its owner named it, with the folders inside an archive or folder, `/` between them. */
  name: string;
  /** Where it lies. */
  path: string;
  /** Bytes. */
  size: number;
}

/** A file and how it begins, to recognise its format by. */
export interface SniffedFile extends ImportFile {
  /** The first 64 KiB, or all of a shorter file. */
  head: Uint8Array;
}

export interface ReadOptions {
  /** What the person chose for this format (`unit: sentence`), checked by the format. */
  options: Readonly<Record<string, string>>;
  /** A mapping file as parsed JSON, for formats that take one; checked by the format. */
  mapping?: unknown;
  signal?: AbortSignal;
  /** Tells how many bytes of all files have been read so far. */
  progress?: (bytes: number) => void;
}

/**
 * One thing read. `place` is the file and the line, row, record or element in it, such as
 * `votes.csv:17` or `corpus.xml:#u12`.
 *
 * A node or relationship may come more than once with the same id: properties that agree are one,
 * those that contradict each other are a problem that the pipeline finds. A relationship may come
 * before its ends.
 */
export type ImportRecord =
  | { kind: 'node'; place: string; node: BatchNode; identifiers?: Identifier[] }
  | { kind: 'relationship'; place: string; relationship: BatchRelationship }
  /** The record contradicts its format or points to nothing; it is left out. */
  | { kind: 'problem'; place: string; message: string; advice?: string }
  /** What the format allows to be absent, or has no place in the graph; `group` counts like cases. */
  | { kind: 'note'; place: string; message: string; group: string }
  /** What the files cover: a sitting or document that is present or known to be missing. */
  | {
      kind: 'coverage';
      place: string;
      collection: string;
      item: string;
      date?: string;
      present: boolean;
    };

/** An identifier by which a node may be one that is already there, such as `wikidata` and `Q42`. */
export interface Identifier {
  scheme: string;
  value: string;
}

export interface ImportFormat {
  /** As given to `--format`: `popolo`. */
  name: string;
  /** As the page names it: “Popolo JSON”. */
  title: string;
  /** File endings with the dot, as the page's file picker lists them. */
  endings: readonly string[];
  /** How sure it is that these files are of its format: 0 (not) to 1 (certain). */
  sniff(files: readonly SniffedFile[]): number | Promise<number>;
  /**
   * Reads the files in one pass each, with memory that does not grow with their size. Throws
   * `bad-input` only where nothing can be read at all; else a `problem` tells each fault and the
   * reading goes on.
   */
  read(files: readonly ImportFile[], options: ReadOptions): AsyncIterable<ImportRecord>;
}
