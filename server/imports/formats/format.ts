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
  /**
   * The name of the dossier, lower case words with hyphens: ids that a file numbers for itself (`1`)
   * are told apart from those of other files by it.
   */
  dossier?: string;
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
  /** `unsourced`: the file says that there is no source, so that it is none itself. */
  | {
      kind: 'node';
      place: string;
      node: BatchNode;
      identifiers?: Identifier[];
      unsourced?: boolean;
    }
  /** With `unrecorded` its ends must exist, and that is all: a vote that nobody cast. */
  | {
      kind: 'relationship';
      place: string;
      relationship: BatchRelationship;
      unrecorded?: boolean;
      unsourced?: boolean;
    }
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

export interface GuessedMapping {
  mapping: unknown;
  tables: {
    file: string;
    columns: string[];
    rows: string[][];
    /** Of columns with few different values, these. */
    values: Record<string, string[]>;
  }[];
  /** Where nothing can be chosen for the person: what is missing, and the candidates. */
  unclear: { file: string; message: string }[];
}

export interface ImportFormat {
  /** As given to `--format`: `popolo`. */
  name: string;
  /** As the page names it: “Popolo JSON”. */
  title: string;
  /** File endings with the dot, as the page's file picker lists them. */
  endings: readonly string[];
  /** Whether a file is its own, recognised or not; without it, one with one of its endings is. */
  takes?(file: ImportFile, files: readonly ImportFile[]): boolean;
  /** How sure it is that these files are of its format: 0 (not) to 1 (certain). */
  sniff(files: readonly SniffedFile[]): number | Promise<number>;
  /** What the files call themselves, where they do: the name of the dossier unless one is given. */
  nameOf?(files: readonly ImportFile[]): Promise<string | undefined>;
  /**
   * Of formats that take a mapping: the one that would be used, each table's first rows, and what is
   * not clear; `unclear` is empty when it may be used unseen. What a given mapping says is used.
   */
  guess?(files: readonly ImportFile[], mapping?: unknown): Promise<GuessedMapping>;
  /**
   * Reads the files in one pass each, with memory that does not grow with their size. Throws
   * `bad-input` only where nothing can be read at all; else a `problem` tells each fault and the
   * reading goes on.
   */
  read(files: readonly ImportFile[], options: ReadOptions): AsyncIterable<ImportRecord>;
}
