/** Old encodings of Latin letters: told by the letters of languages, and asked where two are as likely. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

/** A text in an encoding of one byte a sign. */
function bytesOf(text: string, encoding: string): Buffer {
  const all = Uint8Array.from({ length: 256 }, (_, code) => code);
  // As a part of a stream: Node reads Windows-1252 as ISO-8859-1 when it is given the whole.
  const signs = [...new TextDecoder(encoding).decode(all, { stream: true })];
  return Buffer.from([...text].map((sign) => signs.indexOf(sign)));
}

const read = async (names: string[], encoding: string, mapping?: unknown, said = 'Yes') => {
  const rows = names.map((name) => `${name};Dam;support;${said}, ${name}.`);
  const text = ['speaker;agreement;stance;text', ...rows, ''].join('\n');
  const found = await readTables([await work.file('a.csv', bytesOf(text, encoding))], mapping);
  const people = [...found.nodes.values()].filter(({ label }) => label === 'Actor');
  return { ...found, people: people.map(({ properties }) => properties.name) };
};

const names: [language: string, names: string[], encodings: string[]][] = [
  ['Czech', ['Jiří Černý', 'Šárka Žižková', 'Lukáš Dvořák'], ['windows-1250', 'iso-8859-2']],
  ['Slovak', ['Ľuboš Blaha', 'Zuzana Čaputová', 'Štefan Kuffa'], ['windows-1250', 'iso-8859-2']],
  ['Polish', ['Żaneta Łącka', 'Świętosław Ćwikła'], ['windows-1250', 'iso-8859-2']],
  ['Hungarian', ['Orbán Győző', 'Szűcs Ödön', 'Köves Ágnes'], ['windows-1250', 'iso-8859-2']],
  ['Croatian', ['Željka Šović', 'Đuro Čimić'], ['windows-1250', 'iso-8859-2']],
  ['Romanian', ['Călin Tăriceanu', 'Mulţumesc', 'Susţinem această lege'], ['windows-1250']],
  ['Turkish', ['Şükrü Özgür Yıldız', 'Kemal Kılıçdaroğlu'], ['windows-1254']],
  ['Lithuanian', ['Gitanas Nausėda', 'Ačiū Žemaitė', 'Šarūnas Jasikevičius'], ['windows-1257']],
  ['French', ['François Élysée', 'Hélène Carrère', '« c’est nécessaire »'], ['windows-1252']],
  ['German', ['Änne Müller', 'Jürgen Groß'], ['windows-1252']],
  ['Spanish', ['José Núñez', 'Íñigo Errejón'], ['windows-1252']],
  ['Danish', ['Søren Åge Bæk'], ['windows-1252']],
  ['several of the west', ['José Núñez', 'Änne Müller', 'Søren Bæk', 'Zoë'], ['windows-1252']],
  ['several of the east', ['Jiří Černý', 'Orbán Győző', 'Lech Wałęsa'], ['windows-1250']],
];
const cases = names.flatMap(([language, list, encodings]) =>
  encodings.map((encoding): [string, string, string[]] => [language, encoding, list]),
);
test.each(cases)('%s in %s is read', async (_language, encoding, list) => {
  const { unclear, people, notes } = await read(list, encoding);
  expect(unclear).toEqual([]);
  expect(people).toEqual(list);
  expect(notes.some(({ message }) => message.includes('not UTF-8'))).toBe(true);
});

describe('a name that two encodings give a sense', () => {
  test.each([
    ['Ivan Kovač', 'windows-1250', 'Ivan Kovaè'],
    ['Lech Brzęczyk', 'windows-1250', 'Lech Brzêczyk'],
    ['João', 'windows-1252', 'Joăo'],
  ])('%s is asked for, as each reads it', async (name, encoding, other) => {
    const { unclear } = await read([name], encoding);
    expect(unclear).toEqual([expect.stringContaining('The encoding is not clear')]);
    for (const text of [name, other]) expect(unclear[0]).toContain(text.split(' ').at(-1));
  });

  test('is read as the mapping says', async () => {
    const mapping = { tables: { 'a.csv': { encoding: 'windows-1250' } } };
    const { unclear, people } = await read(['Ivan Kovač'], 'windows-1250', mapping);
    expect([unclear, people]).toEqual([[], ['Ivan Kovač']]);
  });

  test('refuses the reading where a mapping leaves it open', async () => {
    const guessed = await read(['Bo'], 'windows-1250');
    const { mapping } = guessed;
    await expect(read(['Ivan Kovač'], 'windows-1250', mapping)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('"encoding"'),
    });
  });
});

test.each([
  ['a byte that does not fit', [0xff], 'a.csv:42'],
  ['an end within a letter', [0xc3], 'a.csv:42'],
])('UTF-8 with %s stays UTF-8, and only that row is a problem', async (_what, bytes, place) => {
  const rows = Array.from({ length: 40 }, (_, at) => `${at};Müller;Grüne\n`).join('');
  const file = Buffer.concat([Buffer.from(`id;name;party\n${rows}41;Bo;Gr`), Buffer.from(bytes)]);
  const { nodes, problems, notes } = await readTables([await work.file('a.csv', file)]);
  const names = new Set([...nodes.values()].map(({ properties }) => properties.name));
  expect([...names].sort()).toEqual(['Grüne', 'Müller']);
  expect(problems).toMatchObject([{ place, message: expect.stringContaining('damaged') }]);
  expect(notes).toEqual([]);
});

test('Dutch names are read as Windows-1252', async () => {
  const list = ['Hélène de Boer', 'André Bosman', 'Renée Scènes'];
  expect(await read(list, 'windows-1252')).toMatchObject({ unclear: [], people: list });
});

describe('the words around a letter tell the language that it is of', () => {
  test.each([
    ['Dutch', 'Er moet over de toeslagen een enquête komen', 'windows-1252'],
    ['Dutch', 'De carrière van de minister is voorbij', 'windows-1252'],
    ['Dutch', 'Het is vóór de enquête, dat wil zeggen vóór 2020', 'windows-1252'],
    ['French', 'Dans la forêt et pour les habitants', 'windows-1252'],
    ['Portuguese', 'Uma decisão que não os serve', 'windows-1252'],
    ['Czech', 'Jsme na to, pro zákon a ne proti, Kovač', 'windows-1250'],
  ])('%s: %s', async (_language, text, encoding) => {
    const one = await read(['Bo'], encoding, undefined, text);
    expect(one.unclear).toEqual([]);
    const statements = [...one.nodes.values()].filter(({ label }) => label === 'Statement');
    expect(statements.map(({ properties }) => properties.text)).toEqual([`${text}, Bo.`]);
  });

  test('Faroese names are not taken for Lithuanian ones', async () => {
    const list = ['Bárður á Steig Nielsen', 'Høgni Hoydal', 'Føroyar'];
    expect(await read(list, 'windows-1252')).toMatchObject({ unclear: [], people: list });
  });

  test('what all encodings read alike is not asked', async () => {
    const list = ['Müller', 'Özil'];
    expect(await read(list, 'windows-1250')).toMatchObject({ unclear: [], people: list });
  });
});
