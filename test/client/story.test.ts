/** A story as files: every claim numbered, every number with its source, nothing from elsewhere. */

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  citedInStep,
  citedParagraphs,
  type Evidence,
  numbersOf,
} from '../../client/pages/scenes/story/cited.ts';
import { storyHtml } from '../../client/pages/scenes/story/html.ts';
import { storyMarkdown } from '../../client/pages/scenes/story/markdown.ts';
import { storyPictures } from '../../client/pages/scenes/story/pictures.ts';
import { colourTokens } from '../../client/pages/scenes/story/tokens.ts';
import type { Subgraph } from '../../model/schemas/graph.ts';
import { type Story, sceneDraft } from '../../model/schemas/scenes.ts';
import * as questions from '../../server/questions/index.ts';
import { openTestStore, type TestStore } from '../setup/stores.ts';

const folder = 'seed/asylum-optout/stories';
const tokens = colourTokens(readFileSync('client/ui/tokens.css', 'utf8'));
const origin = 'https://example.org';
const address = `${origin}/scenes/a-story`;

test('words and citations of a text', () => {
  const text = 'He said so. [statement:a-1] [source:b]\n\n Second,\nin [brackets] & all.';
  expect(citedParagraphs(text)).toEqual([
    [{ text: 'He said so.' }, { cites: 'statement:a-1' }, { cites: 'source:b' }],
    [{ text: 'Second, in [brackets] & all.' }],
  ]);
  expect(citedInStep({ text, statements: ['statement:c', 'statement:a-1'] })).toEqual([
    'statement:a-1',
    'source:b',
    'statement:c',
  ]);
});

test('the style sheet’s colours of both themes', () => {
  expect(tokens.light.get('paper')).toBe('#fbfaf7');
  expect(tokens.dark.get('paper')).toBe('#141517');
  expect([...tokens.light.keys()].filter((name) => !tokens.dark.has(name))).toEqual([]);
});

describe.each(readdirSync(folder))('the shipped story %s', (file) => {
  let opened: TestStore;
  let story: Story;
  let graph: Subgraph;
  let evidence: Evidence;
  let parts: Parameters<typeof storyMarkdown>[0];
  beforeAll(async () => {
    opened = await openTestStore('embedded', 'seed/asylum-optout');
    const draft = sceneDraft.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
    if (!draft.story) throw new Error('it has no story');
    story = draft.story;
    const ids = [...new Set(story.steps.flatMap((step) => step.nodes.map(([id]) => id)))];
    const among = await questions.among(opened.store, [
      ...ids,
      ...draft.canvas.nodes.map(([id]) => id),
    ]);
    expect(among.missing).toEqual([]);
    graph = among;
    const cited = [...numbersOf(story).keys()];
    const statements = new Map();
    const sources = new Map();
    for (const id of cited) {
      if (id.startsWith('statement:'))
        statements.set(id, await questions.statement(opened.store, id));
      else sources.set(id, (await questions.node(opened.store, id)).node);
    }
    evidence = { statements, sources };
    const pictures = storyPictures(story, graph, (token) => `var(--${token})`);
    parts = { story, evidence, pictures, origin, address };
  });
  afterAll(() => opened.close());

  test('every paragraph cites what proves it, and every step shows what it quotes', () => {
    for (const step of story.steps) {
      for (const pieces of citedParagraphs(step.text)) {
        expect(pieces.some((piece) => 'cites' in piece)).toBe(true);
      }
      const shown = new Set(step.nodes.map(([id]) => id));
      expect(step.statements.filter((id) => !shown.has(id))).toEqual([]);
    }
  });

  test('as Markdown: a picture a page, a note for every number, quotations with translation', () => {
    const text = storyMarkdown(parts);
    const numbers = [...numbersOf(story).values()];
    for (const number of numbers) {
      expect(text).toMatch(new RegExp(`^\\[\\^${number}\\]: .+https?://`, 'm'));
      expect(text).toContain(`[^${number}]`);
    }
    expect(text.match(/^!\[/gm)).toHaveLength(story.steps.length);
    expect(text.match(/^\[picture-\d+\]: data:image\/svg\+xml;base64,/gm)).toHaveLength(
      story.steps.length,
    );
    expect(text).toContain('> “U heeft dus laten gebeuren dat Faber');
    expect(text).toContain('> “So you have allowed Faber');
    expect(text).not.toMatch(/\bundefined\b|\bNaN\b/);
  });

  test('as HTML: one file without scripts, whose every number leads to a source with its address', () => {
    const html = storyHtml(parts, { light: '--paper:#fff', dark: '--paper:#000' });
    const numbers = [...numbersOf(story).values()];
    for (const number of numbers) {
      expect(html.match(new RegExp(`id="source-${number}"`, 'g'))).toHaveLength(1);
      expect(html).toContain(`href="#source-${number}"`);
    }
    const items = html.match(/<li id="source-.*<\/li>/g) ?? [];
    expect(items).toHaveLength(numbers.length);
    expect(items.filter((item) => !item.includes('<a href="http'))).toEqual([]);
    expect(html.match(/<svg /g)).toHaveLength(story.steps.length);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(html).not.toMatch(/<script|<link|src=|@import|url\(/);
  });

  test('what is gone from the graph is said, and nothing breaks', () => {
    const nothing: Evidence = { statements: new Map(), sources: new Map() };
    const text = storyMarkdown({ ...parts, evidence: nothing });
    expect(text).toContain('is no longer in the graph');
    expect(text).not.toContain('undefined');
  });
});
