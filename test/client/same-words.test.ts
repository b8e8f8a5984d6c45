/** Every statement says the same on its page, in every list and in every file: who, which stance, on what. */

import { readFileSync } from 'node:fs';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { spokenName } from '../../client/canvas/state/words.ts';
import { numbersOf } from '../../client/pages/scenes/story/cited.ts';
import { storyHtml } from '../../client/pages/scenes/story/html.ts';
import { storyMarkdown } from '../../client/pages/scenes/story/markdown.ts';
import { StepStatements } from '../../client/pages/scenes/story/Passage.tsx';
import { EvidenceCard, StatementLines } from '../../client/parts/evidence/EvidenceCard.tsx';
import { QuoteList } from '../../client/parts/evidence/Quote.tsx';
import { Cells } from '../../client/parts/statements/StatementTable.tsx';
import { citation } from '../../model/formats/citations.ts';
import { citationFormats } from '../../model/formats/files.ts';
import { csvColumns, csvValues, tidyRows } from '../../model/formats/statement-csv.ts';
import { statementLine } from '../../model/formats/statement-words.ts';
import type { StatementItem } from '../../model/schemas/statements.ts';
import { aboutPath } from '../../server/http/social/about.ts';
import { toStatement } from '../../server/mcp/answer.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

const origin = 'https://example.org';
const verbs: Record<string, string> = {
  support: 'Supports',
  oppose: 'Opposes',
  mixed: 'Mixed on',
  neutral: 'Neutral on',
};

/** What the dossier itself says, read without the program. */
interface Told {
  id: string;
  text: string;
  speakers: string[];
  positions: { verb: string; agreement: string; id: string; stance: string }[];
  note: string | undefined;
  verified: boolean;
}

function toldBy(folder: string): Told[] {
  const list = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  const names = new Map<string, string>();
  for (const file of ['actors', 'parties', 'institutions', 'agreements']) {
    for (const { id, name } of list(file)) names.set(id, name);
  }
  return list('statements').map(
    (one: {
      id: string;
      text: string;
      speakers: string[];
      about: { agreement: string; stance: string }[];
      note?: string;
      verified?: boolean;
    }) => ({
      id: one.id,
      text: one.text.replace(/^["“]|["”]$/g, ''),
      speakers: one.speakers.map((id) => names.get(id) ?? id),
      positions: one.about.map(({ agreement, stance }) => ({
        verb: verbs[stance] ?? stance,
        agreement: names.get(agreement) ?? agreement,
        id: agreement,
        stance,
      })),
      note: one.note,
      verified: one.verified !== false,
    }),
  );
}

/** The text of a page or file, without marks of its format. */
function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => signs[name] ?? '')
    .replace(/\\textbackslash /g, '\\')
    .replace(/\\([\\`*_[\]<>#|&%$#{}])/g, '$1')
    .replaceAll('**', '')
    .replace(/\s+/g, ' ');
}
const signs: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
};

/** How many positions a text tells. */
function countOfPositions(text: string, { positions }: Told): number {
  return new Set(
    positions.filter(({ verb, agreement }) => {
      const written = `${verb} ${agreement}`;
      const lower = written.charAt(0).toLowerCase() + written.slice(1);
      return text.includes(written) || text.includes(lower);
    }),
  ).size;
}

describe.each(['seed/asylum-optout', 'test/fixtures/synthetic'])(
  'the statements of %s',
  (folder) => {
    let opened: TestStore;
    let told: Told[];
    let items: Map<string, StatementItem>;
    beforeAll(async () => {
      opened = await openTestStore('embedded', folder);
      told = toldBy(folder);
      items = new Map();
      for (const { id } of told) items.set(id, await questions.statement(opened.store, id));
    });
    afterAll(() => opened.close());

    /** Speakers, words, every position, and what restricts it. */
    function expectAll(one: Told, text: string, where: string): void {
      const said = plain(text);
      const normal = (value: string) => plain(value.replaceAll('<', '&lt;'));
      const missing = [...one.speakers, one.text, ...(one.note ? [one.note] : [])].filter(
        (part) => !said.includes(normal(part)),
      );
      expect(missing, `${where} of ${one.id}`).toEqual([]);
      expect(countOfPositions(said, one), `positions in ${where} of ${one.id}`).toBe(
        one.positions.length,
      );
      if (!one.verified) expect(said, `${where} of ${one.id}`).toMatch(/not verified/i);
    }

    test('in every citation', () => {
      expect(told.length).toBeGreaterThan(0);
      for (const one of told) {
        const item = items.get(one.id) as StatementItem;
        for (const format of citationFormats) {
          const text = citation(item, format, origin);
          expectAll(one, format.includes('json') ? unescaped(text) : text, format);
        }
      }
    });

    test('to language models and on the card of a shared link', async () => {
      for (const one of told) {
        const answer = toStatement(items.get(one.id) as StatementItem, (path) => origin + path);
        const positions = answer.positions.map(
          ({ stance, agreement }) => `${verbs[stance]} ${agreement}`,
        );
        const said = [answer.speakers, answer.words, positions, answer.remarks].flat().join(' ; ');
        expectAll(one, said, 'the answer to a model');
        const { description } = await aboutPath(opened.store, `/statements/${one.id}`);
        expect(description).toContain(one.speakers[0]);
        if (!one.verified) expect(description).toContain('Not verified');
        // Only what has no room is cut, and that is marked.
        if (!description.endsWith('…')) {
          expect(countOfPositions(description, one), `the card of ${one.id}`).toBe(
            one.positions.length,
          );
        } else expect(description.length).toBe(200);
      }
    });

    test('in both tables of statements', () => {
      for (const one of told) {
        const item = items.get(one.id) as StatementItem;
        const wide = csvValues(item, origin);
        expectAll(one, wide.join(' ; '), 'the wide table');
        expect(wide).toHaveLength(csvColumns.length);
        const rows = tidyRows(item, origin);
        expect(rows.map(({ agreementId, stance }) => `${agreementId} ${stance}`).sort()).toEqual(
          one.positions.map(({ id, stance }) => `${id} ${stance}`).sort(),
        );
        for (const row of rows) {
          expect(row).toMatchObject({
            statement: one.id,
            speaker: one.speakers.sort().join(' | '),
          });
          expect(row.notes).toContain(one.note ?? '');
          expect(row.verified).toBe(one.verified ? 'yes' : 'no');
        }
      }
    });

    test('in a story, on its page and as Markdown and HTML', async () => {
      const story = {
        title: 'All',
        lead: 'Every statement.',
        steps: told.map(({ id }) => ({
          title: id,
          text: '',
          statements: [id],
          nodes: [],
          focus: [],
        })),
      } as unknown as Parameters<typeof storyMarkdown>[0]['story'];
      const evidence = { statements: items, sources: new Map() };
      const file = { story, evidence, pictures: [], origin, address: origin };
      const quotes = storyMarkdown(file).split(/^## /m).slice(1, -1);
      const sections = storyHtml(file, { light: '', dark: '' }).split('<section>').slice(1, -1);
      expect([quotes.length, sections.length]).toEqual([told.length, told.length]);
      for (const [index, one] of told.entries()) {
        expectAll(one, (quotes[index] ?? '').replace(/^> ?/gm, ''), 'Markdown');
        expectAll(one, sections[index] ?? '', 'HTML');
      }
      const pages = await rendered(
        items,
        story.steps.map((step) =>
          createElement(StepStatements, {
            step,
            numbers: numbersOf(story),
            evidence,
            settled: true,
          }),
        ),
      );
      for (const [index, one] of told.entries()) expectAll(one, pages[index] ?? '', 'the story');
    });

    test.each<[string, (item: StatementItem) => ReactElement]>([
      ['the card', ({ statement }) => createElement(EvidenceCard, { id: statement.id })],
      ['a list of quotes', (item) => createElement(QuoteList, { items: [item] })],
      ['a row of the table', (item) => createElement(Cells, { item, onOpen: () => undefined })],
    ])('on %s', async (where, element) => {
      const pages = await rendered(items, [...items.values()].map(element));
      for (const [index, one] of [...items.keys()].entries()) {
        const statement = told.find(({ id }) => id === one) as Told;
        const page = pages[index] ?? '';
        // A table has room for the beginning of a name.
        const short = where === 'a row of the table';
        const said = short ? { ...statement, positions: [] } : statement;
        expectAll(said, page, where);
        for (const { verb } of statement.positions) expect(plain(page)).toContain(verb);
      }
    });

    test('in the lists of the inspector every position stands with its object', async () => {
      const pages = await rendered(
        items,
        [...items.values()].map((item) => createElement(StatementLines, { items: [item] })),
      );
      for (const [index, { id }] of [...items.values()]
        .map(({ statement }) => statement)
        .entries()) {
        const { positions } = told.find((one) => one.id === id) as Told;
        const said = plain(pages[index] ?? '').toLowerCase();
        for (const { verb, agreement } of positions) {
          expect(said).toContain(`${verb} ${agreement.slice(0, 8)}`.toLowerCase().trim());
        }
      }
    });

    test('in the list beside the canvas, and as it is announced', () => {
      for (const one of told) {
        const { statement, speakers, about } = items.get(one.id) as StatementItem;
        const nodes = [
          ...speakers.map(({ node }) => node),
          ...about.map(({ agreement }) => agreement),
        ];
        const line = spokenName(statement, new Map(nodes.map((node) => [node.id, node])), [
          ...speakers.map(({ node }) => ({
            id: node.id,
            type: 'MADE',
            from: node.id,
            to: one.id,
            properties: {},
          })),
          ...about.map(({ agreement, stance }) => ({
            id: agreement.id,
            type: 'ABOUT',
            from: one.id,
            to: agreement.id,
            properties: { stance },
          })),
        ]);
        expect(line).toBe(
          statementLine(
            statement,
            speakers.map(({ node }) => node),
            about,
          ),
        );
        expectAll({ ...one, note: undefined, verified: true }, line, 'the list');
      }
    });
  },
);

function unescaped(json: string): string {
  return json.replaceAll('\\"', '"').replaceAll('\\n', ' ');
}

/** Pages as HTML, with the statements in the cache. */
async function rendered(
  items: ReadonlyMap<string, StatementItem>,
  elements: readonly ReactElement[],
): Promise<string[]> {
  const client = new QueryClient();
  for (const [id, item] of items) client.setQueryData(['statement', id], item);
  const pages: string[] = [];
  for (const element of elements) {
    const router = createRouter({
      routeTree: createRootRoute({ component: () => element }),
      history: createMemoryHistory({ initialEntries: ['/'] }),
    });
    await router.load();
    pages.push(
      renderToStaticMarkup(
        createElement(QueryClientProvider, { client, children: null }, [
          createElement(RouterProvider, { key: 'page', router } as never),
        ]),
      ),
    );
  }
  return pages;
}
