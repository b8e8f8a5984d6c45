/**
 * Reads XML as a stream. No entity is fetched or expanded but the five that XML has: a declaration
 * of others is a fault like any other.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { ImportFile, ImportRecord } from '../format.ts';
import { type Meter, textOf, Unreadable } from './text.ts';

/** Elements within one another, and characters of one text: more is no document but an attack. */
const deepest = 200;
const longestText = 256 * 1024 * 1024;

export interface Tag {
  /** Without its namespace's prefix. */
  name: string;
  attributes: Readonly<Record<string, string>>;
  line: number;
}

export interface XmlHandler {
  open(tag: Tag): void;
  close(name: string): void;
  text(text: string): void;
}

export type XmlFault = Extract<ImportRecord, { kind: 'problem' }>;

/**
 * Hands a file's elements to the handler and gives the records that it has put into `out`. What is
 * wrong with the XML becomes a problem with its line, and the reading of this file ends.
 */
export async function* readXml(
  file: ImportFile,
  meter: Meter,
  handler: XmlHandler,
  out: ImportRecord[],
): AsyncGenerator<ImportRecord, boolean> {
  const fault = yield* xmlFault(file, meter, handler, out);
  if (fault) yield fault;
  return fault === undefined;
}

/** Like {@link readXml}, but what is wrong with the XML is returned and not told. */
export async function* xmlFault(
  file: ImportFile,
  meter: Meter,
  handler: XmlHandler,
  out: ImportRecord[],
): AsyncGenerator<ImportRecord, XmlFault | undefined> {
  const parser = new SaxesParser();
  let failed: string | undefined;
  let depth = 0;
  let opened = 0;
  parser.on('error', (error) => {
    failed ??= error.message.replace(/^\d+:\d+: /, '');
    throw error;
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    opened += 1;
    if (depth > deepest) throw new Unreadable(`has elements more than ${deepest} deep`);
    handler.open({ name: local(tag.name), attributes: tag.attributes, line: parser.line });
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    handler.close(local(tag.name));
  });
  const text = (value: string) => {
    if (value.length > longestText) throw new Unreadable('has a text that is too long');
    handler.text(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  try {
    for await (const part of textOf(file, meter, 'xml')) {
      parser.write(part);
      if (out.length > 0) yield* out.splice(0);
    }
    parser.close();
    if (opened === 0) throw new Unreadable('has no element', 'Is it the right file?');
    yield* out.splice(0);
    return undefined;
  } catch (error) {
    yield* out.splice(0);
    if (failed === undefined && !(error instanceof Unreadable)) throw error;
    return {
      kind: 'problem',
      place: `${file.name}:${parser.line}`,
      message:
        failed === undefined
          ? (error as Error).message
          : `is not well-formed XML at column ${parser.column}: ${failed}`,
      advice:
        (error instanceof Unreadable ? error.advice : undefined) ??
        'Put it right at this place, or leave the file out.',
    };
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
