/**
 * Tools of a coder: shared texts are read and coded, in a layer of the token's own. What is handed in is in no
 * count; a person compares and publishes it. Others' codings are not shown.
 */
import { z } from 'zod';
import type { CodingBody } from '../../../model/schemas/texts.ts';
import { type Label, speakers, stanceNames } from '../../../model/vocabulary/labels.ts';
import { StancegraphError } from '../../errors.ts';
import { nodeNamed } from '../named.ts';
import { type McpCoder, type McpContext, tool } from '../tool.ts';

/** Characters of a text in one answer. */
const charactersAtOnce = 6000;
const textId = z.string().min(1).max(300).describe('The id that texts_to_code gives');
const name = z.string().min(1).max(300);

export const textsToCode = tool({
  name: 'texts_to_code',
  title: 'Texts to code',
  description:
    'Shared texts that are not published yet and whose words are kept here. text_to_code gives the words, hand_in_coding keeps who said what in them.',
  input: z.object({}),
  output: z.object({
    shown: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        language: z.string(),
        date: z.string().nullable(),
        study: z.string().nullable(),
        characters: z.number(),
        handedIn: z.boolean().describe('Whether you have handed in a coding of it'),
      }),
    ),
  }),
  async run(context) {
    const coder = coderOf(context);
    const texts = (await coder.texts()).filter(({ state }) => state !== 'published');
    const items = texts.slice(0, 30).map(({ id, source, study, characters, codings }) => ({
      id,
      title: source.title.slice(0, 120),
      language: source.language ?? '',
      date: source.date ?? null,
      study,
      characters,
      handedIn: codings.some((one) => one.coder === coder.name && one.done),
    }));
    return { shown: `${items.length} of ${texts.length}`, items };
  },
});

export const textToCode = tool({
  name: 'text_to_code',
  title: 'A text to code',
  description: `The words of a shared text, ${charactersAtOnce} characters at a time; next is the offset to go on with.`,
  input: z.object({ text: textId, from: z.number().int().min(0).default(0) }),
  output: z.object({
    title: z.string(),
    publisher: z.string(),
    date: z.string().nullable(),
    words: z.string(),
    shown: z.string(),
    next: z.number().nullable(),
  }),
  async run(context, { text: id, from }) {
    const { source, words } = await keptTextOf(context, id);
    const part = words.slice(from, from + charactersAtOnce);
    const end = from + part.length;
    return {
      title: source.title,
      publisher: source.publisher ?? '',
      date: source.date ?? null,
      words: part,
      shown: `characters ${from} to ${end} of ${words.length}`,
      next: end < words.length ? end : null,
    };
  },
});

const statement = z.object({
  words: z.string().min(1).max(20_000).describe('Exactly as they stand in the text'),
  occurrence: z.number().int().min(1).default(1).describe('Which, where they stand there often'),
  kind: z.enum(['quote', 'paraphrase']),
  speakers: z.array(name).min(1).max(20).describe('Ids or names of who said it'),
  about: z
    .array(z.object({ agreement: name, stance: z.enum(stanceNames) }))
    .min(1)
    .max(20),
  note: z.string().max(4000).optional(),
});

export const handInCoding = tool({
  name: 'hand_in_coding',
  title: 'Hand in a coding',
  description:
    'Keeps who said what about which agreement in a shared text, as the coding of your token; what you kept of it before is replaced. It is in no count until a person publishes it. done says that it is complete.',
  writes: true,
  input: z.object({
    text: textId,
    statements: z.array(statement).min(1).max(200),
    model: z.string().min(1).max(200).optional().describe('Which model decided'),
    done: z.boolean().default(true),
  }),
  output: z.object({ statements: z.number(), done: z.boolean(), link: z.string() }),
  async run(context, { text: id, statements, model, done }) {
    const { whole, words } = await keptTextOf(context, id);
    const known = new Map<string, string>();
    const idOf = async (named: string, labels: readonly Label[]) => {
      const id = known.get(named) ?? (await nodeNamed(context, named, labels)).id;
      known.set(named, id);
      return id;
    };
    const coded: CodingBody['statements'] = [];
    for (const [at, one] of statements.entries()) {
      const about: CodingBody['statements'][number]['about'] = [];
      for (const { agreement, stance } of one.about) {
        about.push({ agreement: await idOf(agreement, ['Agreement']), stance });
      }
      const said: { id: string }[] = [];
      for (const speaker of one.speakers) said.push({ id: await idOf(speaker, speakers) });
      coded.push({
        ref: `s${at + 1}`,
        kind: one.kind,
        method: 'model',
        ...(model === undefined ? {} : { model }),
        segments: [segmentOf(words, one.words, one.occurrence, at)],
        speakers: said,
        about,
        ...(one.note === undefined ? {} : { note: one.note }),
      });
    }
    const body: CodingBody = {
      statements: coded,
      entities: [],
      method: 'model',
      ...(model === undefined ? {} : { model }),
      done,
    };
    await coderOf(context).save(whole, body);
    const link = context.linkTo(`/coding/texts/${encodeURIComponent(id)}`);
    return { statements: coded.length, done, link };
  },
});

/** Throws `bad-input` for words that do not stand there so often. */
function segmentOf(text: string, exact: string, occurrence: number, at: number) {
  let start = -1;
  for (let count = 0; count < occurrence; count += 1) {
    start = text.indexOf(exact, start + 1);
    if (start < 0) break;
  }
  if (start >= 0) return { start, end: start + exact.length, exact };
  const often = occurrence > 1 ? ` ${occurrence} times` : '';
  throw new StancegraphError(
    'bad-input',
    `Statement ${at + 1}: ${JSON.stringify(exact.slice(0, 80))} does not stand in the text${often}. Give the words exactly as text_to_code gives them. Nothing was kept.`,
  );
}

async function keptTextOf(context: McpContext, id: string) {
  const whole = await coderOf(context).text(id);
  if (whole.text === null) {
    throw new StancegraphError(
      'cannot-answer',
      'The words of this text may not be kept here: whoever codes it brings them, on the page or by PUT /api/coding/texts/{id}/codings/{coder}.',
    );
  }
  return { whole, source: whole.source, words: whole.text };
}

function coderOf({ coder }: McpContext): McpCoder {
  if (coder) return coder;
  throw new StancegraphError('forbidden', 'Coding needs a token of role coder.');
}
