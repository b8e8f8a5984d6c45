/** A graph of the values that formats stumble over, for round trips. */
import { relationshipId } from '../../model/ids.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import type { BatchProperties, GraphBatch } from '../../server/store/batch.ts';

const sources = ['source:odd-gazette', 'source:odd-leaflet'];
/** Arabic with vowel signs, Chinese, Devanagari, a letter beyond 16 bits, a combined one and its parts. */
const foreign = 'قَالَ الوزير: لا! 我們反對這項法律。 हम सहमत हैं। 𝒜 é e\u0301 👩‍👩‍👧';
const awkward =
  ' Leading "quotes", <tags> & entities; a\ttab,\n\na blank line, =1+1, 100 % \\ ]]> {{x}} ';

export function oddGraph(): GraphBatch {
  const batch: GraphBatch = { nodes: [], relationships: [] };
  const node = (id: string, label: Label, properties: BatchProperties) =>
    batch.nodes.push({ id, label, properties });
  const join = (from: string, type: RelationshipType, to: string, properties: BatchProperties) => {
    const id = relationshipId(from, type, to, properties);
    batch.relationships.push({ id, type, from, to, properties });
  };
  const text = `${foreign}\r\n${'A long day in the chamber. '.repeat(8000)}\n${awkward}`;
  node('source:odd-gazette', 'Source', {
    title: `Staatsblad «${foreign.slice(0, 40)}»`,
    sourceClass: 'primary',
    date: '1999',
    accessed: '2024-02-29',
    url: 'https://example.org/a?b=c&d=%C3%A9#f',
    language: 'ar',
    text,
    note: awkward.trim(),
  });
  node('source:odd-leaflet', 'Source', {
    title: 'Leaflet, undated',
    sourceClass: 'unknown',
    titleIsDescription: true,
  });
  node('actor:odd-one', 'Actor', {
    name: 'ليلى بنت أحمد',
    aliases: ['Layla "Lily" bint Ahmad', 'Л. Ахмад', 'a;b|c,d'],
    identifiers: ['register:12:34', 'viaf:00099'],
    sources,
    verified: false,
    basis: 'A list without a date',
  });
  node('actor:odd-two', 'Actor', { name: 'null', description: 'NaN, true, 007, 1e5', sources });
  node('party:odd', 'Party', { name: 'Ø-partiet', abbreviation: 'Ø', country: 'DK', sources });
  node('institution:odd-unknown', 'Institution', {
    name: 'A newspaper',
    unidentified: true,
    sources: [sources[0] ?? ''],
  });
  node('agreement:odd', 'Agreement', { name: awkward.trim(), kind: 'provision', sources });
  node('agreement:odd-whole', 'Agreement', {
    name: '第三號法律',
    kind: 'treaty',
    date: '2001-02',
    number: '0012',
    sources,
  });
  node('statement:odd-yes', 'Statement', {
    text: foreign,
    translation: awkward.trim(),
    language: 'ar',
    kind: 'quote',
    date: '2003',
    contested: true,
    note: 'Checked twice; the second hearing differs.',
    verified: true,
    codedBy: 'Åsa & co',
    codedAt: '2024-03-01T10:00:00Z',
    method: 'model',
    model: 'some-model',
    confirmedBy: 'Åsa',
    confidence: '0.5',
  });
  node('statement:odd-no', 'Statement', {
    text: 'Word '.repeat(20_000).trim(),
    kind: 'paraphrase',
    date: '2003-05-31',
  });
  node('statement:odd-undated', 'Statement', { text: '–', kind: 'quote' });
  for (const who of ['actor:odd-one', 'actor:odd-two', 'institution:odd-unknown', 'party:odd']) {
    join(who, 'MADE', 'statement:odd-yes', { sources, as: 'for “the committee”', role: 'guest' });
  }
  // The same speaker on both sides: a contradiction that stays one.
  join('actor:odd-one', 'MADE', 'statement:odd-no', { sources });
  join('actor:odd-two', 'MADE', 'statement:odd-undated', { sources });
  join('statement:odd-yes', 'ABOUT', 'agreement:odd', { stance: 'support', sources });
  join('statement:odd-yes', 'ABOUT', 'agreement:odd-whole', { stance: 'mixed', sources });
  join('statement:odd-no', 'ABOUT', 'agreement:odd', {
    stance: 'oppose',
    sources,
    note: 'As a body.',
  });
  join('statement:odd-undated', 'ABOUT', 'agreement:odd', { stance: 'neutral', sources });
  join('statement:odd-yes', 'STATED_IN', 'source:odd-gazette', {
    main: true,
    exact: foreign,
    prefix: '',
    suffix: '\r\nA long',
    start: 0,
    end: foreign.length,
    segments: [0, 10, 12, foreign.length],
  });
  join('statement:odd-yes', 'STATED_IN', 'source:odd-leaflet', {});
  join('statement:odd-no', 'STATED_IN', 'source:odd-leaflet', { main: true });
  join('statement:odd-undated', 'STATED_IN', 'source:odd-leaflet', { main: true });
  join('statement:odd-no', 'RESPONDS_TO', 'statement:odd-yes', { sources });
  join('statement:odd-no', 'REPORTED_BY', 'institution:odd-unknown', { sources });
  join('statement:odd-no', 'MENTIONS', 'party:odd', { sources });
  join('actor:odd-one', 'MEMBER_OF', 'party:odd', { role: 'Vize‑Chefin', from: '1998', sources });
  join('actor:odd-one', 'MEMBER_OF', 'party:odd', { to: '1997-12', sources, verified: false });
  join('actor:odd-two', 'HOLDS_OFFICE', 'institution:odd-unknown', {
    role: 'editor',
    from: '2000-02-29',
    to: '2004',
    sources,
  });
  join('agreement:odd', 'PART_OF', 'agreement:odd-whole', { sources });
  join('party:odd', 'VOTED_AGAINST', 'agreement:odd-whole', {
    date: '2001-02-03',
    votesFor: 0,
    votesAgainst: 2_147_483_648,
    sources,
  });
  for (const one of [...batch.nodes, ...batch.relationships]) {
    for (const [name, value] of Object.entries(one.properties)) {
      if (value === '') delete one.properties[name];
    }
  }
  return batch;
}
