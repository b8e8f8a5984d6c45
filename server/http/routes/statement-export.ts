/** The statements of a working set as a file: CSV, or a list of citations. */

import type { Request, Response } from 'express';
import { citation, csl, jsonLd } from '../../../model/formats/citations.ts';
import { byteOrderMark, csvLine } from '../../../model/formats/csv.ts';
import { fileTypes, type StatementFormat } from '../../../model/formats/files.ts';
import {
  csvColumns,
  csvValues,
  tidyColumns,
  tidyRows,
} from '../../../model/formats/statement-csv.ts';
import { maxLimit } from '../../../model/schemas/api.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { statementsRequest } from '../../../model/schemas/statements.ts';
import * as questions from '../../questions/index.ts';
import { sinkTo } from '../../sink.ts';
import type { RouteContext } from './route.ts';

interface Shape {
  head: string;
  one(item: StatementItem, index: number, origin: string): string;
  tail: string;
}

const listed = (one: (item: StatementItem, origin: string) => object) => ({
  head: '[\n',
  one: (item: StatementItem, index: number, origin: string) =>
    `${index > 0 ? ',\n' : ''}${JSON.stringify(one(item, origin))}`,
  tail: '\n]\n',
});

const cited = (format: 'text' | 'bibtex') => ({
  head: '',
  one: (item: StatementItem, _index: number, origin: string) =>
    `${citation(item, format, origin)}\n\n`,
  tail: '',
});

const row = (values: readonly string[]) => `${csvLine(values)}\r\n`;

const shapes: Record<StatementFormat, Shape> = {
  tidy: {
    head: row(tidyColumns),
    one: (item, _index, origin) =>
      tidyRows(item, origin)
        .map((values) => row(tidyColumns.map((column) => values[column])))
        .join(''),
    tail: '',
  },
  csv: {
    head: row(csvColumns),
    one: (item, _index, origin) => row(csvValues(item, origin)),
    tail: '',
  },
  text: cited('text'),
  bibtex: cited('bibtex'),
  'csl-json': listed(csl),
  'json-ld': listed(jsonLd),
};

/** Sends every matching statement, page by page, so that the memory used stays flat. */
export async function exportStatements(
  context: RouteContext,
  request: Request,
  response: Response,
  asked: { format: StatementFormat; bom?: boolean | undefined } & Record<string, unknown>,
): Promise<undefined> {
  const { format, bom = format === 'csv', ...filters } = asked;
  const shape = shapes[format];
  const { type, ending } = fileTypes[format];
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  const page = (cursor: string | null) =>
    questions.statements(
      context,
      statementsRequest.parse({ ...filters, limit: maxLimit, ...(cursor ? { cursor } : {}) }),
    );
  // The first page before the first byte: what is wrong then still has its own status.
  let current = await page(null);
  response
    .status(200)
    .type(type)
    .set('Content-Disposition', `attachment; filename="statements.${ending}"`);
  if (bom && type === 'text/csv') response.write(byteOrderMark);
  response.write(shape.head);
  const sink = sinkTo(response);
  let index = 0;
  for (;;) {
    for (const item of current.statements) {
      if (response.destroyed) return undefined;
      await sink.write(shape.one(item, index, origin));
      index += 1;
    }
    if (!current.next) break;
    current = await page(current.next);
  }
  response.end(shape.tail);
  return undefined;
}
