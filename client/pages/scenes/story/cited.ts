/** The citations of a story: their places in the text, numbers and formatted references. */

import { citation, permanentLink, sourceTitle } from '../../../../model/formats/citations.ts';
import { dateText } from '../../../../model/formats/date-text.ts';
import { remarksOf } from '../../../../model/formats/statement-words.ts';
import type { GraphNode } from '../../../../model/schemas/graph.ts';
import type { Story, StoryStep } from '../../../../model/schemas/scenes.ts';
import type { StatementItem } from '../../../../model/schemas/statements.ts';
import { hostOf, webAddress } from '../../../ui/web-address.ts';

/** A part of a paragraph: text, or the id of what is cited after it. */
export type Piece = { text: string } | { cites: string };

const marker = /\s*\[((?:statement|source):[a-z0-9][a-z0-9._-]*)\]/g;

/** Splits a text into paragraphs, and these into text and citations. */
export function citedParagraphs(text: string): Piece[][] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .map((paragraph) => {
      const pieces: Piece[] = [];
      let from = 0;
      for (const match of paragraph.matchAll(marker)) {
        if (match.index > from) pieces.push({ text: paragraph.slice(from, match.index) });
        pieces.push({ cites: match[1] ?? '' });
        from = match.index + match[0].length;
      }
      if (from < paragraph.length) pieces.push({ text: paragraph.slice(from) });
      return pieces;
    });
}

/** Ids that a step cites, in reading order: in its text, then its statements. */
export function citedInStep(step: Pick<StoryStep, 'text' | 'statements'>): string[] {
  const inText = [...step.text.matchAll(marker)].map((match) => match[1] ?? '');
  return [...new Set([...inText, ...step.statements])];
}

/** Every citation of a story with its number, from 1. */
export function numbersOf(story: Story): ReadonlyMap<string, number> {
  const ids = new Set(story.steps.flatMap(citedInStep));
  return new Map([...ids].map((id, index) => [id, index + 1]));
}

/** What the graph has about a citation. */
export interface Evidence {
  statements: ReadonlyMap<string, StatementItem>;
  sources: ReadonlyMap<string, GraphNode>;
}

interface Cited {
  /** The whole citation. */
  text: string;
  /** The addresses of its sources, each with its host, such as `nos.nl`. */
  links: { url: string; place: string }[];
  /** The statement's or source's own page here. */
  page: string;
}

/** What is cited under an id; `undefined` when the graph does not have it any more. */
export function citedAs(id: string, evidence: Evidence, origin: string): Cited | undefined {
  const item = evidence.statements.get(id);
  const source = evidence.sources.get(id);
  const sources = item ? item.sources.map((place) => place.source) : source ? [source] : [];
  const links = sources.flatMap(({ properties }) => {
    const address = webAddress(properties.url);
    return address ? [{ url: address.href, place: hostOf(address) }] : [];
  });
  if (item) {
    // Sources without an address come after those with one.
    const unread = !textOf(sources[0]?.properties.url);
    const others = unread ? sources.slice(1).filter(({ properties }) => properties.url) : [];
    const also = others.map((other) => ` Also in: ${sourceText(other)}`).join('');
    return {
      text: citation(item, 'text', origin) + also,
      links,
      page: permanentLink(id, origin),
    };
  }
  return source && { text: sourceText(source), links, page: `${origin}/sources/${id}` };
}

function sourceText(source: GraphNode): string {
  const { publisher, date, url } = source.properties;
  const parts = [sourceTitle(source), textOf(publisher), dateText(date)].filter(Boolean);
  const remarks = remarksOf(source.properties).map((remark) => ` ${remark}`);
  return `${parts.join(', ')}.${textOf(url) ? ` ${url}` : ''}${remarks.join('')}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
