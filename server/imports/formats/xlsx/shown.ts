/**
 * What `read-excel-file` does not tell of a workbook: cells that are merged, and dates that are shown
 * as a month or a year, as Excel makes them of what is typed as “May 2019”.
 */
import type { ImportFile } from '../format.ts';
import { Meter } from '../shared/text.ts';
import { type Tag, type XmlHandler, xmlFault } from '../shared/xml.ts';
import { unpackZip } from '../shared/zip.ts';

type Precision = 'month' | 'year';

export interface Shown {
  /** Of merged cells in several rows: the column, and the first and last row, from 0. */
  merged: { column: number; first: number; last: number }[];
  /** Dates shown as less than a day, by row and column from 0: `3 0`. */
  precision: Map<string, Precision>;
}

const parts = /(^|\/)(workbook\.xml|workbook\.xml\.rels|styles\.xml|worksheets\/[^/]+\.xml)$/;

/** By the names of sheets; empty for what cannot be read. */
export async function shownOf(file: ImportFile): Promise<ReadonlyMap<string, Shown>> {
  const unpacked = await unpackZip(file, (name) => parts.test(name));
  try {
    const handle = async <Handler extends XmlHandler>(ending: string, handler: Handler) => {
      const part = unpacked.files.find(({ name }) => name.endsWith(ending));
      if (part) await xmlFault(part, new Meter({}), handler, []).next();
      return handler;
    };
    const { targets } = await handle('workbook.xml.rels', new Relations());
    const { formats } = await handle('styles.xml', new Styles());
    const { sheets } = await handle('workbook.xml', new Sheets());
    const found = new Map<string, Shown>();
    for (const [name, id] of sheets) {
      const target = targets.get(id);
      if (target) found.set(name, await handle(target, new Cells(formats)));
    }
    return found;
  } finally {
    await unpacked.remove();
  }
}

abstract class Handler implements XmlHandler {
  abstract open(tag: Tag): void;
  close(_name: string): void {}
  text(_text: string): void {}
}

class Relations extends Handler {
  /** Files of sheets by the ids of their relations: `worksheets/sheet1.xml`. */
  readonly targets = new Map<string, string>();

  open({ name, attributes: { Id = '', Target = '' } }: Tag): void {
    if (name === 'Relationship') this.targets.set(Id, Target.split('/').slice(-2).join('/'));
  }
}

class Sheets extends Handler {
  readonly sheets: [name: string, id: string][] = [];

  open({ name, attributes }: Tag): void {
    if (name !== 'sheet') return;
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    this.sheets.push([attributes.name ?? '', id ?? '']);
  }
}

/** `mmm-yy` of the formats that Excel has built in. */
const builtIn: readonly [number, Precision][] = [[17, 'month']];

class Styles extends Handler {
  /** By the number that a cell has for its style. */
  readonly formats = new Map<number, Precision>();
  readonly #byId = new Map<number, Precision>(builtIn);
  #count = 0;
  #isOfCells = false;

  open({ name, attributes }: Tag): void {
    if (name === 'numFmt') {
      const precision = precisionOf(attributes.formatCode ?? '');
      if (precision) this.#byId.set(Number(attributes.numFmtId), precision);
    } else if (name === 'cellXfs') this.#isOfCells = true;
    else if (name === 'xf' && this.#isOfCells) {
      const precision = this.#byId.get(Number(attributes.numFmtId));
      if (precision) this.formats.set(this.#count, precision);
      this.#count += 1;
    }
  }

  override close(name: string): void {
    if (name === 'cellXfs') this.#isOfCells = false;
  }
}

/** Of a format that shows a month or a year and no day: `mmmm yyyy`, `[$-407]mmm\ yy;@`. */
function precisionOf(code: string): Precision | undefined {
  const signs = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|;.*$/g, '').toLowerCase();
  if (!signs.includes('y') || /[dhs]/.test(signs)) return undefined;
  return signs.includes('m') ? 'month' : 'year';
}

class Cells extends Handler implements Shown {
  readonly merged: Shown['merged'] = [];
  readonly precision: Shown['precision'] = new Map();
  readonly #formats: ReadonlyMap<number, Precision>;
  #row = -1;
  #column = -1;

  constructor(formats: ReadonlyMap<number, Precision>) {
    super();
    this.#formats = formats;
  }

  open({ name, attributes }: Tag): void {
    if (name === 'row') {
      this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r) - 1;
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = attributes.r === undefined ? this.#column + 1 : placeOf(attributes.r).column;
      const precision = this.#formats.get(Number(attributes.s));
      if (precision) this.precision.set(`${this.#row} ${this.#column}`, precision);
    } else if (name === 'mergeCell') {
      const [first = '', last = first] = (attributes.ref ?? '').split(':');
      const { row, column } = placeOf(first);
      const end = placeOf(last).row;
      if (end > row) this.merged.push({ column, first: row, last: end });
    }
  }
}

/** Row and column from 0 of `B12`. */
function placeOf(reference: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}
