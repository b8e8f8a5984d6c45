/** The statements of a working set as a file: CSV, or a list of citations. */

import { once } from 'node:events';
import type { Request, Response } from 'express';
import {
  citation,
  csl,
  csvColumns,
  csvLine,
  csvValues,
  type ExportFormat,
  jsonLd,
} from '../../../model/formats/citations.ts';
import { maxLimit } from '../../../model/schemas/api.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import { statementsRequest } from '../../../model/schemas/statements.ts';
import * as questions from '../../questions/index.ts';
import type { RouteContext } from './route.ts';

interface Shape {
  type: string;
  ending: string;
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

const shapes: Record<ExportFormat, Shape> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    ending: 'csv',
    // The mark tells spreadsheets that it is UTF-8.
    head: `\uFEFF${csvLine(csvColumns)}\r\n`,
    one: (item, _index, origin) => `${csvLine(csvValues(item, origin))}\r\n`,
    tail: '',
  },
  text: {
    type: 'text/plain; charset=utf-8',
    ending: 'txt',
    head: '',
    one: (item, _index, origin) => `${citation(item, 'text', origin)}\n\n`,
    tail: '',
  },
  bibtex: {
    type: 'application/x-bibtex; charset=utf-8',
    ending: 'bib',
    head: '',
    one: (item, _index, origin) => `${citation(item, 'bibtex', origin)}\n\n`,
    tail: '',
  },
  'csl-json': { type: 'application/json', ending: 'json', ...listed(csl) },
  'json-ld': { type: 'application/ld+json', ending: 'jsonld', ...listed(jsonLd) },
};

/** Sends every matching statement, page by page, so that the memory used stays flat. */
export async function exportStatements(
  context: RouteContext,
  request: Request,
  response: Response,
  asked: { format: ExportFormat } & Record<string, unknown>,
): Promise<undefined> {
  const { format, ...filters } = asked;
  const shape = shapes[format];
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
    .type(shape.type)
    .set('Content-Disposition', `attachment; filename="statements.${shape.ending}"`);
  response.write(shape.head);
  let index = 0;
  for (;;) {
    for (const item of current.statements) {
      if (!response.write(shape.one(item, index, origin))) await once(response, 'drain');
      index += 1;
    }
    if (!current.next || response.destroyed) break;
    current = await page(current.next);
  }
  response.end(shape.tail);
  return undefined;
}
