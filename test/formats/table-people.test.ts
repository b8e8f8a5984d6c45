/** Tables of people: names in parts and in other languages, and several people of one name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTables } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const read = async (text: string, mapping?: unknown) => {
  const found = await readTables([await work.file('people.csv', text)], mapping);
  const people = [...found.nodes.values()].filter(({ label }) => label === 'Actor');
  return { ...found, people: people.map(({ properties }) => properties.name) };
};

describe('names in two columns', () => {
  test.each([
    ['Name;Vorname;Partei;E-Mail', 'Müller;Anna;SPD;a@x', 'Müller;Bernd;CDU;b@x'],
    ['Vorname;Nachname;Partei;E-Mail', 'Anna;Müller;SPD;a@x', 'Bernd;Müller;CDU;b@x'],
    ['Nom;Prénom;Groupe;Courriel', 'Müller;Anna;SPD;a@x', 'Müller;Bernd;CDU;b@x'],
    ['Apellidos;Nombre;Partido;Correo', 'Müller;Anna;SPD;a@x', 'Müller;Bernd;CDU;b@x'],
    ['Jméno;Příjmení;Strana;Email', 'Anna;Müller;SPD;a@x', 'Bernd;Müller;CDU;b@x'],
    ['Imię;Nazwisko;Klub;Email', 'Anna;Müller;SPD;a@x', 'Bernd;Müller;CDU;b@x'],
    ['name;surname;party;email', 'Anna;Müller;SPD;a@x', 'Bernd;Müller;CDU;b@x'],
  ])('%s', async (...rows) => {
    const { unclear, people } = await read(rows.join('\n'));
    expect(unclear).toEqual([]);
    expect(people).toEqual(['Anna Müller', 'Bernd Müller']);
  });

  test('a name that holds the first name is whole', async () => {
    const { people } = await read('name,first_name,party\nAnna Müller,Anna,SPD\n');
    expect(people).toEqual(['Anna Müller']);
  });

  test('a whole name beside both parts is the name', async () => {
    const rows = ['Anna Ash,Anna,Ash,a@x', 'Ben Birch,,,b@x', 'Lord Cole,,Cole,c@x'];
    const text = ['name,given_name,family_name,email', ...rows, 'Lady Cole,,Cole,d@x'].join('\n');
    const { people, notes } = await read(text);
    expect(people).toEqual(['Anna Ash', 'Ben Birch', 'Lord Cole', 'Lady Cole']);
    expect(notes).toEqual([]);
  });

  test('a row without a name is told', async () => {
    const { notes } = await read('first_name,last_name,email\nAnn,Ash,a@x\n,,b@x\n');
    expect(notes).toMatchObject([{ place: 'people.csv:3', group: 'rows that name no person' }]);
  });

  test('a first name that is the start of another name is not within it', async () => {
    const { unclear, people } = await read('Name;Vorname;Partei\nPeters;Peter;SPD\nMai;Bo;CDU\n');
    expect([unclear, people]).toEqual([[], ['Peter Peters', 'Bo Mai']]);
  });

  test('a name that holds it in some rows only is asked for', async () => {
    const text = 'name,first_name,party\nAnna Müller,Anna,SPD\nBerg,Bo,CDU\n';
    expect((await read(text)).unclear).toEqual([expect.stringContaining('the whole name')]);
  });

  test('a column that may be a first name or a whole one is whole where it is alone', async () => {
    expect((await read('Nombre;Partido\nAna Ruiz;PSOE\n')).people).toEqual(['Ana Ruiz']);
  });
});

describe('several rows of one name, without an id', () => {
  const alike = 'name,party,constituency\nJohn Smith,Labour,A\nJohn Smith,Tory,B\n';

  test('are one person, and that is told', async () => {
    const { unclear, people, notes } = await read(alike);
    expect([unclear, people]).toEqual([[], ['John Smith']]);
    expect(notes.map(({ place, group }) => [place, group])).toEqual([
      ['people.csv:3', expect.stringContaining('read as one')],
    ]);
  });

  test('are nothing to tell where they say the same, or have an id', async () => {
    const same = 'name,party\nJohn Smith,Labour\nJohn Smith,Labour\n';
    expect((await read(same)).notes).toEqual([]);
    const numbered = 'id,name,party\n1,John Smith,Labour\n2,John Smith,Tory\n';
    const { notes, people } = await read(numbered);
    expect([notes, people]).toEqual([[], ['John Smith', 'John Smith']]);
  });

  test('are asked for where they differ in what a person has one of', async () => {
    const born = 'name,party,born\nJohn Smith,Labour,1950\nJohn Smith,Labour,1981\n';
    const { unclear, mapping } = await read(born);
    expect(unclear).toEqual([expect.stringContaining('"id": {"hash": ["name","born"]}')]);
    const text = JSON.stringify(mapping).replace(
      '"label":"Actor"',
      '"label":"Actor","id":{"hash":["name","born"]}',
    );
    expect((await read(born, JSON.parse(text))).people).toEqual(['John Smith', 'John Smith']);
  });

  test('are nothing to tell in a table of statements', async () => {
    const text = 'speaker,agreement,stance,text\nBo,Dam,for,One\nBo,Dam,for,Two\n';
    expect((await read(text)).notes).toEqual([]);
  });
});

describe('a column of kinds, as OpenSanctions has it', () => {
  const text = (kind: string) =>
    `id,schema,name,birth_date\nNK-1,Person,Ann,1970\nNK-2,Company,ACME,\nNK-3,${kind},Titan,\n`;

  test('tells people from bodies, and what is neither is left out with a note', async () => {
    const { unclear, problems, notes, nodes } = await read(text('Vessel'));
    expect([unclear, problems]).toEqual([[], []]);
    expect([...nodes.values()].map(({ label, properties }) => [label, properties.name])).toEqual([
      ['Actor', 'Ann'],
      ['Institution', 'ACME'],
    ]);
    expect(notes.map(({ place, message }) => [place, message])).toEqual([
      ['people.csv:4', expect.stringContaining('"Vessel"')],
    ]);
  });

  test('is asked for where a kind is not known, and the mapping says it', async () => {
    const { unclear, mapping } = await read(text('Party'));
    expect(unclear).toEqual([expect.stringContaining('"Party"')]);
    expect((await read(text('Party'), mapping)).problems).toHaveLength(1);
    const told = JSON.stringify(mapping).replace('"Person":', '"Party":"Party","Person":');
    const { nodes } = await read(text('Party'), JSON.parse(told));
    expect([...nodes.values()].map(({ label }) => label)).toEqual([
      'Actor',
      'Institution',
      'Party',
    ]);
  });
});

test.each(['Current Party', 'Groupe politique', 'Grupo parlamentario', 'Formación electoral'])(
  '%s is the party',
  async (party) => {
    const { unclear, nodes } = await read(`id,name,${party}\n1,Ann,Green\n`);
    expect(unclear).toEqual([]);
    expect([...nodes.values()].map(({ label }) => label)).toEqual(['Actor', 'Party']);
  },
);

test('a column of the current party beside one of the party is no question', async () => {
  const text =
    'id,firstName,lastName,party,currentParty\n1,Ann,Vos,red,Red\n2,Bo,Berg,other,None\n';
  const { unclear, nodes } = await readTables([await work.file('legislators.csv', text)]);
  expect(unclear).toEqual([]);
  const parties = [...nodes.values()].filter(({ label }) => label === 'Party');
  expect(parties.map(({ properties }) => properties.name).sort()).toEqual(['other', 'red']);
});
