/** ParlaMint: organisations, affiliations and relations as the lists of many countries write them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countBy, problemsOf, type Read } from '../setup/import-reading.ts';
import { type Workplace, workplace } from '../setup/imports.ts';
import { corpusText, orgText, personText, readCorpus } from '../setup/parlamint.ts';

let work: Workplace;
beforeAll(async () => {
  work = await workplace();
});
afterAll(() => work.remove());

const legislatures =
  '<listEvent><event xml:id="LV.21" from="2013-04-27" to="2016-10-28"/><event xml:id="LV.22" from="2016-10-29"/></listEvent>';
const governments =
  '<listEvent><event xml:id="GOV.44" from="2017-01-11" to="2017-11-30"/></listEvent>';
const orgs = [
  orgText('LV', 'parliament', legislatures),
  orgText('GOV', 'government', governments),
  orgText('party.V', 'politicalParty'),
  orgText('group.V', 'parliamentaryGroup'),
  orgText('NI', 'independent'),
].join('');

async function readLists(more: {
  orgs?: string;
  person?: string;
  relations?: string;
  people?: string;
}) {
  const list = `<listOrg>${orgs}${more.orgs ?? ''}<listRelation>${more.relations ?? ''}</listRelation></listOrg>`;
  const person = `<listPerson>${personText('Thor', more.person)}${more.people ?? ''}</listPerson>`;
  const read = await readCorpus(work, {
    'ParlaMint-IS.xml': corpusText('ParlaMint-IS', list + person),
  });
  expect(problemsOf(read)).toEqual([]);
  return read;
}

/** Who is in what, as which role, from when to when, with which note. */
const terms = ({ relationships }: Read, prefix = 'actor:') =>
  [...relationships.values()]
    .filter(({ from }) => from.startsWith(prefix))
    .map(({ to, properties: { role, from, to: until, note } }) =>
      [to.replace(/^.*parlamint-is\./, ''), role, from, until, note].map((one) => one ?? '-'),
    );
const groups = ({ notes }: Read) => countBy(notes, ({ group }) => group);

describe('organisations', () => {
  test('whose ids differ in case alone stay two', async () => {
    const read = await readLists({
      orgs: orgText('spirit', 'parliamentaryGroup') + orgText('Spirit', 'parliamentaryGroup'),
      person: '<affiliation ref="#Spirit" from="2001"/>',
    });
    const parties = [...read.nodes.values()].filter(({ id }) => id.includes('.spirit'));
    expect(parties.map(({ properties }) => properties.name)).toEqual(['spirit', 'Spirit']);
    expect([...read.relationships.values()].map(({ to }) => to)).toEqual([parties[1]?.id]);
  });

  test('and persons whose ids differ in case alone have the same ids in any order', async () => {
    const ids = ['spirit', 'Spirit', 'SPIRIT', 'Other'];
    const idsOf = async (order: readonly string[]) => {
      const read = await readLists({
        orgs: order.map((id) => orgText(id, 'parliamentaryGroup')).join(''),
        person: '<affiliation ref="#Spirit"/>',
        people: order.map((id) => personText(id)).join(''),
      });
      expect(problemsOf(read)).toEqual([]);
      const named = [...read.nodes.values()].map(({ id, properties }) => [
        id,
        properties.name ?? properties.title,
      ]);
      const [member] = read.relationships.values();
      return [...named, [member?.from, member?.to]].sort();
    };
    const found = await idsOf(ids);
    expect(await idsOf(ids.toReversed())).toEqual(found);
    expect(found.map(([id]) => id)).toEqual(
      expect.arrayContaining([
        'actor:parlamint-is.spirit',
        'party:parlamint-is.spirit',
        'actor:parlamint-is.other',
        'party:parlamint-is.other',
      ]),
    );
  });

  test('do not take the names of what somebody else calls them', async () => {
    const state =
      '<state type="CHES"><label><orgName full="abb">LibDem</orgName></label><state type="left"/></state>';
    const read = await readLists({ orgs: orgText('LD', 'politicalParty', state) });
    const party = read.nodes.get('party:parlamint-is.ld')?.properties;
    expect([party?.name, party?.abbreviation, party?.aliases]).toEqual([
      'LD',
      undefined,
      undefined,
    ]);
    expect(groups(read)).toMatchObject({ 'no place in the graph: state of organisations': 1 });
  });

  test('within others are kept with them, and several roles are one', async () => {
    const inner = `<listOrg>${orgText('inner', 'politicalParty')}</listOrg>`;
    const read = await readLists({
      orgs:
        orgText('outer', 'parliamentaryGroup', inner) +
        orgText('both', 'parliamentaryGroup politicalParty'),
    });
    const kinds = ['outer', 'inner', 'both'].map(
      (id) => read.nodes.get(`party:parlamint-is.${id}`)?.properties.kind,
    );
    expect(kinds).toEqual(['parliamentary-group', 'national-party', 'national-party']);
  });
});

describe('affiliations', () => {
  test('with several titles on the same days are one term that names them all', async () => {
    const minister = (title: string, to: string) =>
      `<affiliation role="minister" ref="#GOV" from="2017-01-11" to="${to}"><roleName xml:lang="en">${title}</roleName></affiliation>`;
    const read = await readLists({
      person: [
        minister('Minister of Fisheries', '2017-11-30'),
        minister('Minister of Agriculture', '2017-11-30'),
        minister('Minister of Sport', '2017-12-31'),
        minister('Minister of Fisheries', '2017-11-30'),
      ].join(''),
    });
    expect(terms(read)).toEqual([
      [
        'gov',
        'minister',
        '2017-01-11',
        '2017-12-31',
        'Minister of Fisheries (to 2017-11-30); Minister of Agriculture (to 2017-11-30); Minister of Sport',
      ],
    ]);
    // Affiliations are terms and these notes.
    expect(groups(read)).toEqual({
      'affiliations with the same role and start are one term': 2,
      'an affiliation that is given twice': 1,
    });
  });

  test('without days have those of the events that they name', async () => {
    const read = await readLists({
      person:
        '<affiliation role="MP" ref="#LV" ana="#LV.21"/><affiliation role="MP" ref="#LV" ana="#parla #LV.22"/><affiliation role="MP" ref="#LV" ana="#LV.22" from="2012" to="2013"/>',
    });
    expect(terms(read)).toEqual([
      ['lv', 'MP', '2013-04-27', '2016-10-28', '-'],
      ['lv', 'MP', '2016-10-29', '-', '-'],
      ['lv', 'MP', '2012', '2013', '-'],
    ]);
  });

  test('to an event are to its organisation, and their text is the title', async () => {
    const read = await readLists({
      person: '<affiliation role="minister" ref="#GOV.44">Fisheries</affiliation>',
      relations: '<relation name="coalition" active="#party.V" passive="#GOV.44"/>',
    });
    expect(read.problems).toEqual([]);
    expect(terms(read)).toEqual([['gov', 'minister', '2017-01-11', '2017-11-30', 'Fisheries']]);
    expect(terms(read, 'party:')).toEqual([['gov', 'coalition', '2017-01-11', '2017-11-30', '-']]);
  });

  test('to several organisations are a term of each', async () => {
    const read = await readLists({
      person: '<affiliation role="member" ref="#party.V #group.V" from="2019"/>',
    });
    expect(terms(read).map(([to]) => to)).toEqual(['party.v', 'group.v']);
  });

  test('to an address, or to an organisation in words alone, are notes that say which', async () => {
    const read = await readLists({
      person:
        '<affiliation ref="https://example.org/groups/2476"/><affiliation role="minister"><orgName>Ministry of Works</orgName></affiliation><affiliation role="member"/>',
    });
    expect(read.problems).toEqual([]);
    expect(groups(read)).toEqual({
      'affiliation to an address': 1,
      'affiliation to an organisation in words alone': 1,
      'affiliation without an organisation': 1,
    });
    expect(read.notes.map(({ message }) => message).join()).toContain('Ministry of Works');
  });

  test.each([
    ['2019-01-01Z', '2019-01-01'],
    ['2019-01-01+01:00', '2019-01-01'],
    ['2019-01-01T12:00:00-05:00', '2019-01-01'],
    ['2019-01Z', '2019-01'],
  ])('from %s with its zone begin on %s', async (from, day) => {
    const read = await readLists({ person: `<affiliation ref="#party.V" from="${from}"/>` });
    expect(read.problems).toEqual([]);
    expect(terms(read).map(([, , begins]) => begins)).toEqual([day]);
  });
});

describe('relations', () => {
  test('of what is no party are told, each', async () => {
    const read = await readLists({
      relations:
        '<relation name="opposition" active="#party.V #NI" passive="#GOV"/><relation name="coalition" mutual="#NI"/><relation name="representing" active="#NI" passive="#party.V"/>',
    });
    expect(groups(read)).toMatchObject({
      'in opposition and no party': 1,
      'in coalition and no party': 1,
      'a party in what is no party': 1,
    });
  });

  test('and people that come plain and annotated are told once', async () => {
    const relations =
      '<relation name="representing" active="#group.V" passive="#party.V" from="2013" to="2017"/><relation name="coalition" mutual="#group.V"/><relation name="opposition" active="#party.V" passive="#GOV"/>';
    const person = personText(
      'Thor',
      '<sex value="M"/><affiliation ref="#party.V" from="2014"/><affiliation ref="#group.V" from="2014"/>',
    );
    const lists = `<listOrg>${orgs}<listRelation>${relations}</listRelation></listOrg><listPerson>${person}</listPerson>`;
    const once = await readCorpus(work, { 'ParlaMint-IS.xml': corpusText('ParlaMint-IS', lists) });
    const twice = await readCorpus(work, {
      'ParlaMint-IS.xml': corpusText('ParlaMint-IS', lists),
      'ParlaMint-IS.ana.xml': corpusText('ParlaMint-IS.ana', lists),
    });
    expect(groups(once)).toMatchObject({ 'in coalition and opposition on one day': 1 });
    expect(twice.notes.map(({ message }) => message)).toEqual(
      once.notes.map(({ message }) => message),
    );
    expect([...twice.relationships.values()]).toEqual([...once.relationships.values()]);
  });
});
