/** Tables of statements with columns and stances in the languages of their authors. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatFor } from '../../server/imports/formats/index.ts';
import { readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

test.each([
  ['German', 'Redner;Partei;Gesetz;Haltung;Datum;Zitat', 'dafür', 'dagegen', '01.06.2023'],
  [
    'French',
    'Intervenant;Parti;Accord;Position;Date;Citation',
    'favorable',
    'contre',
    '13/04/2023',
  ],
  ['Spanish', 'Orador;Partido;Ley;Posición;Fecha;Cita', 'a favor', 'en contra', '13/04/2023'],
  ['Italian', 'Oratore;Partito;Legge;Posizione;Data;Citazione', 'a favore', 'contro', '13/04/2023'],
  ['Dutch', 'Spreker;Partij;Onderwerp;Standpunt;Datum;Citaat', 'voor', 'tegen', '13-04-2023'],
  ['Polish', 'Mówca;Partia;Ustawa;Stanowisko;Data;Cytat', 'za', 'przeciw', '13.04.2023'],
  ['Portuguese', 'Orador;Partido;Lei;Posição;Data;Citação', 'favorável', 'contra', '13/04/2023'],
  ['Czech', 'Řečník;Strana;Zákon;Stanovisko;Datum;Citace', 'pro', 'proti', '13.04.2023'],
  ['Swedish', 'Talare;Parti;Ämne;Ställning;Datum;Citat', 'för', 'emot', '2023-04-13'],
])('%s', async (_, head, support, oppose, day) => {
  const rows = [`Ann;A;Law;${support};${day};One`, `Bo;B;Law;${oppose};${day};Two`];
  const text = `${head}\n${rows.join('\n')}\n`;
  const read = await readTables([await work.file('table.csv', text)]);
  expect([read.unclear, read.problems]).toEqual([[], []]);
  const stances = read.records.flatMap((one) =>
    one.kind === 'relationship' && one.relationship.type === 'ABOUT'
      ? [one.relationship.properties.stance]
      : [],
  );
  expect(stances).toEqual(['support', 'oppose']);
  const labels = [...read.nodes.values()].map(({ label }) => label).sort();
  expect(labels).toEqual(
    ['Actor', 'Actor', 'Agreement', 'Party', 'Party', 'Statement', 'Statement'].sort(),
  );
  const dates = [...read.nodes.values()].flatMap(({ properties }) => properties.date ?? []);
  expect(new Set(dates).size).toBe(1);
});

test('where only the words are missing, they are asked for', async () => {
  const text =
    'Name,Topic,Stance,Date\nAnn,Dam law,for,2024-03-01\nBo,Dam law,against,2024-03-02\n';
  const files = [await work.file('plain.csv', text)];
  const guessed = await (await formatFor(files)).guess?.(files);
  expect(guessed?.unclear.map(({ message }) => message)).toEqual([
    expect.stringContaining('the words of the statement'),
  ]);
});
