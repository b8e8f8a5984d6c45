/** Gold texts, which are not part of the project; where they are absent the tests are skipped. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildGazetteer, type NameEntry, type Term } from '../../coding/gazetteer.ts';
import { type Suggestion, suggest } from '../../coding/suggest.ts';

const articles = '../shared/data/coding/articles.json';
const seed = '../shared/data/asylum-optout/seed-article.txt';
const facts = '../shared/data/asylum-optout/facts.jsonl';

interface Gold {
  id: string;
  text: string;
  language: string;
  mode: string;
  date: string;
  statements: {
    id: string;
    kind: string;
    speakers: string[];
    reportedBy?: string;
    segments: { start: number; end: number; exact: string }[];
  }[];
  notStatements: { start: number; end: number }[];
}

type Span = { start: number; end: number };
const overlap = (a: Span, b: Span) => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};
const speakerOf = (found: Suggestion | undefined) => found?.speakers[0]?.candidates[0]?.id;

describe.skipIf(!existsSync(articles))('six invented texts with their graph', () => {
  const { graph, texts } = existsSync(articles)
    ? JSON.parse(readFileSync(articles, 'utf8'))
    : { graph: undefined, texts: [] };
  const names = graph ? buildGazetteer(entriesOf(graph)) : undefined;
  const read = (texts as Gold[]).map((gold) => ({
    gold,
    found: suggest({ text: gold.text, language: gold.language, date: gold.date, names }),
  }));

  test('every quotation is found to the character, with its speaker, and nothing else is one', () => {
    for (const { gold, found } of read) {
      const quotes = found.suggestions.filter((one) => one.kind !== 'paraphrase');
      for (const statement of gold.statements.filter((one) => one.kind === 'quote')) {
        for (const { start, end, exact } of statement.segments) {
          const hit = quotes.find((one) =>
            one.segments.some((part) => part.start === start && part.end === end),
          );
          expect(hit?.exact, `${gold.id} ${exact}`).toContain(exact);
          expect(speakerOf(hit), `${gold.id} ${exact}`).toBe(statement.speakers[0]);
        }
        if (!statement.reportedBy) continue;
        const told = quotes.find((one) => one.reportedBy);
        expect(told?.reportedBy?.candidates[0]?.id).toBe(statement.reportedBy);
      }
      const known = gold.statements.flatMap((one) => one.segments);
      for (const one of quotes.flatMap((quote) => quote.segments)) {
        const inside = known.some((part) => part.start <= one.start && part.end >= one.end);
        expect(inside, `${gold.id} ${gold.text.slice(one.start, one.end)}`).toBe(true);
      }
    }
  });

  test('paraphrases are found with their speakers', () => {
    let hits = 0;
    for (const { gold, found } of read) {
      for (const { kind, segments, speakers } of gold.statements) {
        if (kind !== 'paraphrase') continue;
        const hit = found.suggestions.find((one) =>
          one.segments.some((part) => overlap(part, segments[0] as Span) >= 0.5),
        );
        if (hit && speakerOf(hit) === speakers[0]) hits += 1;
      }
    }
    expect(hits).toBe(13);
  });

  test('the transcript is recognised and each turn has the speaker of its label', () => {
    const transcript = read.find(({ gold }) => gold.mode === 'transcript');
    expect(transcript?.found.mode).toBe('transcript');
    expect(transcript?.found.suggestions.map(speakerOf)).toEqual(
      transcript?.gold.statements.map(({ speakers }) => speakers[0]),
    );
  });
});

describe.skipIf(!existsSync(seed))('the seed article', () => {
  const text = existsSync(seed) ? readFileSync(seed, 'utf8') : '';
  const names = buildGazetteer(existsSync(facts) ? fromFacts() : []);
  const { suggestions } = suggest({ text, date: '2024-09-19', names });

  test('its ten quotations are found with their speakers', () => {
    const marked = [...text.matchAll(/"([^"]+?),?"/g)].map((match) => match[1]);
    const quotes = suggestions.filter((one) => one.kind !== 'paraphrase');
    expect(quotes.map((one) => one.exact)).toEqual(marked);
    const [wilders, faber] = ['actor-geert-wilders', 'actor-marjolein-faber'];
    expect(quotes.map(speakerOf)).toEqual([
      'party-pvv',
      ...[wilders, wilders, wilders, faber, faber, faber, faber, faber, wilders],
    ]);
  });

  test('the Commission and Wilders are paraphrased, and no words are proposed twice', () => {
    const paraphrases = suggestions.filter((one) => one.kind === 'paraphrase');
    const speakers = paraphrases.map(speakerOf);
    expect(speakers).toContain('inst-european-commission');
    expect(speakers).toContain('actor-geert-wilders');
    const spans = suggestions.flatMap((one) => one.segments).sort((a, b) => a.start - b.start);
    for (const [index, span] of spans.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    }
  });
});

interface Row {
  id: string;
  name: string;
  actor: string;
  role: string;
  institution: string;
  party: string;
  aliases?: string[];
  abbreviation?: string;
  partOf?: string;
}

function entriesOf(graph: Record<string, Row[]>): NameEntry[] {
  const rows = (name: string) => graph[name] ?? [];
  const terms = (id: string): Term[] => [
    ...rows('offices')
      .filter((one) => one.actor === id)
      .map((one) => ({ ...one, kind: 'office' as const, body: one.institution })),
    ...rows('memberships')
      .filter((one) => one.actor === id)
      .map((one) => ({ ...one, kind: 'membership' as const, body: one.party })),
  ];
  const of =
    (label: NameEntry['label']) =>
    (one: Row): NameEntry => ({
      ...one,
      label,
      aliases: [...(one.aliases ?? []), ...(one.abbreviation ? [one.abbreviation] : [])],
      partOf: one.partOf ? [one.partOf] : [],
      terms: terms(one.id),
    });
  return [
    ...rows('actors').map(of('Actor')),
    ...rows('parties').map(of('Party')),
    ...rows('institutions').map(of('Institution')),
    ...rows('agreements').map(of('Agreement')),
  ];
}

function fromFacts(): NameEntry[] {
  const lines = readFileSync(facts, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const labels: Record<string, NameEntry['label']> = {
    actor: 'Actor',
    party: 'Party',
    institution: 'Institution',
    agreement: 'Agreement',
  };
  return lines.flatMap((one) => {
    const label = labels[one.type];
    const aliases = [...(one.aliases ?? []), ...(one.abbreviation ? [one.abbreviation] : [])];
    return label ? [{ id: one.id, label, name: one.name, aliases }] : [];
  });
}
