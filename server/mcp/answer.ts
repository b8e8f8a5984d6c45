/**
 * The shapes of the tools' answers, small enough for a model to read: names in words, exact quotations,
 * and a permanent link beside everything that can be opened.
 */
import { z } from 'zod';
import { dateText } from '../../model/formats/date-text.ts';
import { nodeName, typeName } from '../../model/formats/names.ts';
import { remarksOf, statementWords } from '../../model/formats/statement-words.ts';
import { labelOf } from '../../model/ours.ts';
import { folderOf } from '../../model/pages.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';
import type { Act } from '../../model/schemas/positions.ts';
import type { StatementItem } from '../../model/schemas/statements.ts';
import { stanceNames } from '../../model/vocabulary/labels.ts';
import { relationshipTypes } from '../../model/vocabulary/relationship-types.ts';

/** Makes the address of a page of this explorer: `/statements/…` to `https://…/statements/…`. */
export type LinkTo = (path: string) => string;

export const entity = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string().describe('Actor, Party, Institution, Agreement, Statement or Source'),
  link: z.string(),
});
type EntityAnswer = z.infer<typeof entity>;

/** A node by its name, kind and page. */
export function entityAnswer(node: GraphNode, linkTo: LinkTo): EntityAnswer {
  return { id: node.id, name: nodeName(node), kind: typeName(node), link: linkOf(node, linkTo) };
}

/** The page of a node; a node that is not ours is opened on the canvas. */
export function linkOf(node: GraphNode, linkTo: LinkTo): string {
  const label = labelOf(node);
  const id = encodeURIComponent(node.id);
  return linkTo(label ? `/${folderOf(label)}/${id}` : `/?sel=${id}`);
}

export const statementAnswer = z.object({
  id: z.string(),
  link: z.string(),
  date: z.string().describe('As precisely as it is known; empty when it is not'),
  speakers: z
    .array(z.string())
    .describe('With offices and parties of that day, and whether their dates are known'),
  positions: z
    .array(
      z.object({ stance: z.enum(stanceNames), agreement: z.string(), agreementId: z.string() }),
    )
    .describe('The stance on each agreement that it was coded for'),
  kind: z.enum(['quotation', 'paraphrase']),
  words: z.string().describe('The exact words of a quotation; never to be altered'),
  language: z.string().optional(),
  translation: z.string().optional(),
  remarks: z.array(z.string()).describe('What restricts it, to be told with it'),
  sources: z.array(
    z.object({ title: z.string(), publisher: z.string(), date: z.string(), url: z.string() }),
  ),
});
export type StatementAnswer = z.infer<typeof statementAnswer>;

/** Characters of a statement's words that a list gives; its page has all of a speech. */
const wordsInLists = 1200;
const maxSources = 6;

/** A statement with everything that is needed to cite it; what is left out is told in its remarks. */
export function toStatement(
  item: StatementItem,
  linkTo: LinkTo,
  longest = wordsInLists,
): StatementAnswer {
  const words = statementWords(item);
  const { text, translation, language, kind } = item.statement.properties;
  const isCut = [text, translation].some((one) => String(one ?? '').length > longest);
  const left = item.sources.length - maxSources;
  return {
    id: item.statement.id,
    link: linkOf(item.statement, linkTo),
    date: words.date,
    speakers: words.speakers,
    positions: item.about.map(({ stance, agreement }) => ({
      stance,
      agreement: nodeName(agreement),
      agreementId: agreement.id,
    })),
    kind: kind === 'quote' ? 'quotation' : 'paraphrase',
    words: String(text ?? '').slice(0, longest),
    ...(typeof language === 'string' ? { language } : {}),
    ...(typeof translation === 'string' && translation !== ''
      ? { translation: translation.slice(0, longest) }
      : {}),
    remarks: [
      ...words.remarks,
      ...(isCut ? [`Only the first ${longest} characters are given; its link has all.`] : []),
      ...(left > 0 ? [`${left} more sources are on its page.`] : []),
    ],
    sources: item.sources.slice(0, maxSources).map(({ source }) => ({
      title: nodeName(source),
      publisher: String(source.properties.publisher ?? ''),
      date: dateText(source.properties.date),
      url: String(source.properties.url ?? ''),
    })),
  };
}

export const actAnswer = z.object({
  who: z.string(),
  act: z.string(),
  agreement: z.string(),
  date: z.string(),
  remarks: z.array(z.string()),
});

/** Something that was done to an agreement: negotiated, adopted, voted for. */
export function toAct(act: Act): z.infer<typeof actAnswer> {
  return {
    who: nodeName(act.entity),
    act: relationshipTypes[act.type].title,
    agreement: nodeName(act.agreement),
    date: dateText(act.date),
    remarks: remarksOf({ verified: act.verified }),
  };
}

/** `n of m`, and where to go on. */
export const page = {
  shown: z.string().describe('How many of how many are given here, such as “5 of 17”'),
  next: z.string().optional().describe('Give this as cursor to go on; absent at the end'),
};

/** How a list was cut. */
export function listCut(
  shown: number,
  total: number,
  next: string | null,
): { shown: string; next?: string } {
  return { shown: `${shown} of ${total}`, ...(next === null ? {} : { next }) };
}
