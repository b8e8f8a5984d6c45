/** A real coded debate: the matrix counts what its coders counted. */

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { slug } from '../../model/ids.ts';
import { stancesRequest } from '../../model/schemas/positions.ts';
import * as questions from '../../server/questions/index.ts';
import type { GraphBatch } from '../../server/store/batch.ts';
import { load } from '../../server/store/write-batch.ts';
import { openTestStore, storeKinds } from '../setup/stores.ts';

const folder = '../shared/data/import-samples/dna';
const samples = [
  { file: 'dna3-sample-events.derived.csv', separator: ';', actor: 'person' },
  { file: 'heating-DE-2015-2019.csv', separator: ',', actor: 'actor' },
];

/** Rows of a CSV file with quoted fields, by the names in its first line. */
function rowsOf(text: string, separator: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted && sign === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === separator || sign === '\n')) {
      rows.at(-1)?.push(field.replace(/\r$/, ''));
      field = '';
      if (sign === '\n') rows.push([]);
    } else field += sign;
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => Object.fromEntries(head.map((name, place) => [name, row[place] ?? ''])));
}

function batchOf(rows: Record<string, string>[], actor: string): GraphBatch {
  const batch: GraphBatch = { nodes: [], relationships: [] };
  const known = new Map<string, string>();
  const idOf = (kind: string, name: string) => {
    const key = `${kind} ${name}`;
    let id = known.get(key);
    if (!id) {
      id = `${kind}:${slug(name).slice(0, 60)}-${known.size}`;
      known.set(key, id);
      const label = kind === 'actor' ? 'Actor' : 'Agreement';
      batch.nodes.push({ id, label, properties: { name } });
    }
    return id;
  };
  for (const [index, row] of rows.entries()) {
    const id = `statement:${index}`;
    const date = row.time?.slice(0, 10) ?? row.year;
    const text = row.text ?? row.sequence ?? '';
    batch.nodes.push({ id, label: 'Statement', properties: { text, kind: 'quote', date } });
    const who = idOf('actor', row[actor] ?? '');
    const what = idOf('agreement', row.concept ?? '');
    batch.relationships.push(
      { id: `${who}|MADE|${id}`, type: 'MADE', from: who, to: id, properties: {} },
      {
        id: `${id}|ABOUT|${what}`,
        type: 'ABOUT',
        from: id,
        to: what,
        properties: { stance: row.agreement === '1' ? 'support' : 'oppose' },
      },
    );
  }
  return batch;
}

describe.skipIf(!existsSync(folder)).each(storeKinds)('on the %s store', (kind) => {
  test.each(samples)('$file: agree and disagree per actor and concept', async (sample) => {
    const rows = rowsOf(readFileSync(`${folder}/${sample.file}`, 'utf8'), sample.separator);
    const counts = JSON.parse(readFileSync(`${folder}/../counts.json`, 'utf8'));
    if (sample.actor === 'person') {
      const of = counts.dna['dna2-sample-2.0beta18.dna'];
      expect(rows).toHaveLength(of.statements_all_types);
      expect(rows.filter((row) => row.agreement === '1')).toHaveLength(of.agree);
      expect(rows.filter((row) => row.agreement === '0')).toHaveLength(of.disagree);
    }
    const expected: Record<string, number> = {};
    for (const row of rows) {
      const key = `${row[sample.actor]} | ${row.concept} | ${row.agreement === '1' ? 'agree' : 'disagree'}`;
      expected[key] = (expected[key] ?? 0) + 1;
    }
    const opened = await openTestStore(kind);
    try {
      await load(opened.store, batchOf(rows, sample.actor));
      const found: Record<string, number> = {};
      let cursor: string | undefined;
      do {
        const page = await questions.stanceCells(
          opened.store,
          stancesRequest.parse({ rows: 'actor', limit: 200, cursor }),
        );
        const name = new Map(
          [...page.rows, ...page.columns].map((one) => [one.node.id, one.node.properties.name]),
        );
        for (const cell of page.cells) {
          const key = `${name.get(cell.row)} | ${name.get(cell.column)}`;
          if (cell.support) found[`${key} | agree`] = cell.support;
          if (cell.oppose) found[`${key} | disagree`] = cell.oppose;
        }
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(found).toEqual(expected);
    } finally {
      await opened.close();
    }
  });
});
