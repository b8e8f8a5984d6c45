/** Texts that several people code: who has taken one, what became of it, and what may be kept of it. */
import { randomBytes } from 'node:crypto';
import { idWords, slug } from '../../model/ids.ts';
import type { PublishRequest } from '../../model/schemas/coding.ts';
import type {
  AddTextRequest,
  CodingSummary,
  PutTextRequest,
  TextReply,
  TextSummary,
  TextsRequest,
} from '../../model/schemas/texts.ts';
import { StancegraphError } from '../errors.ts';
import type { Expected, RecordContent, RecordHead, StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { checkKept } from './check.ts';
import { firstDossier } from './codebooks.ts';
import { codingOfHead } from './codings.ts';
import { textDigest, unfitting } from './published-ids.ts';
import { keptText, proposalsFor } from './suggest.ts';

const kind = 'CodingText';
/** A text that nobody has changed for so long is free again. */
const releasedAfterMs = 24 * 60 * 60 * 1000;

/** What a list shows of a text, as it is kept. */
type Kept = Pick<
  TextSummary,
  | 'source'
  | 'study'
  | 'blind'
  | 'withSuggestions'
  | 'takenBy'
  | 'takenAt'
  | 'characters'
  | 'textHash'
  | 'suggestions'
>;

/** What is known of texts beside their own records. */
interface Around {
  codings: Map<string, CodingSummary[]>;
  /** Revisions of codebooks by dossier; those of the shipped ones are 0. */
  codebooks: Map<string, number>;
  published: Map<string, string>;
}

/** Every shared text, the latest change first. */
export async function listTexts(
  store: Store,
  { state, study, coder, older }: TextsRequest,
  now = Date.now(),
): Promise<TextSummary[]> {
  const [heads, around] = await Promise.all([store.records.heads(kind), aroundTexts(store)]);
  return heads
    .map((head) => summaryOf(head, around, now))
    .filter((one) => older === undefined || older === isOlder(one))
    .filter((one) => state === undefined || one.state === state)
    .filter((one) => study === undefined || one.study === study)
    .filter(
      (one) =>
        coder === undefined ||
        one.takenBy === coder ||
        one.codings.some((coding) => coding.coder === coder),
    )
    .sort((a, b) => (a.changed < b.changed ? 1 : -1));
}

/** Throws `not-found`. */
export async function getText(store: Store, id: string, now = Date.now()): Promise<TextReply> {
  const record = await store.records.get(kind, id);
  if (!record) throw missingText(id);
  return { ...summaryOf(record, await aroundTexts(store), now), text: textIn(record) };
}

/** Keeps a text for whoever codes it. Throws `unfitting` for one that may not be kept. */
export async function addText(store: Store, request: AddTextRequest): Promise<TextReply> {
  checkKept(request.source);
  const text = keptText(request.source.text);
  const { text: _, ...source } = request.source;
  const name = idWords(source.title);
  const id = [name, randomBytes(4).toString('hex')].filter(Boolean).join('-');
  const kept: Kept = {
    source,
    study: request.study,
    blind: request.blind,
    withSuggestions: request.withSuggestions,
    takenBy: null,
    takenAt: null,
    characters: text.length,
    textHash: textDigest(text),
    suggestions: await countSuggestions(store, text, source),
  };
  await store.records.put(kind, contentOf(id, kept, source.keepText ? text : null), 'absent');
  return getText(store, id);
}

/**
 * Changes a text: takes it, gives it back, or corrects its source. Throws `conflict` when somebody
 * else has taken it, or changed it since; `unfitting` for other words under codings.
 */
export async function changeText(
  store: Store,
  { id, source, takenBy, revision: _, ...settings }: PutTextRequest,
  expected: Expected,
  now = Date.now(),
): Promise<TextReply> {
  const record = await store.records.get(kind, id);
  if (!record) throw missingText(id);
  const before = summaryOf(record, await aroundTexts(store), now);
  const kept = keptIn(record);
  let text = textIn(record);
  if (source) {
    checkKept(source);
    const { text: sent, ...fields } = source;
    const words = keptText(sent);
    if (textDigest(words) !== kept.textHash) {
      if (before.codings.length > 0) {
        throw unfitting(
          'source.text',
          'this text has codings, whose places are those of its words. Add the other words as a text of their own.',
        );
      }
      kept.characters = words.length;
      kept.textHash = textDigest(words);
      kept.suggestions = await countSuggestions(store, words, fields);
    }
    kept.source = fields;
    text = fields.keepText ? words : null;
  }
  if (takenBy !== undefined) {
    if (takenBy !== null && before.takenBy !== null && before.takenBy !== takenBy) {
      throw new StancegraphError(
        'conflict',
        `${before.takenBy} is coding this text. It is free again when they give it back, or after 24 hours without a change.`,
      );
    }
    kept.takenBy = takenBy;
    kept.takenAt = takenBy === null ? null : new Date(now).toISOString();
  }
  const {
    study = kept.study,
    blind = kept.blind,
    withSuggestions = kept.withSuggestions,
  } = settings;
  const content = contentOf(id, { ...kept, study, blind, withSuggestions }, text);
  await store.records.put(kind, content, expected ?? record.revision);
  return getText(store, id, now);
}

/** Deletes a text with its codings, and gives it back. Throws `not-found` and `conflict`. */
export async function deleteText(
  store: Store,
  id: string,
  expected: number | undefined,
): Promise<TextReply> {
  const text = await getText(store, id);
  await store.records.delete(kind, id, expected);
  const heads = await store.records.heads('Coding');
  for (const { key } of heads.filter((head) => codingOfHead(head)?.text === id)) {
    await store.records.delete('Coding', key);
  }
  return text;
}

/** Throws `unfitting` when a shared text is named that is not there, or that is of another study. */
export async function checkPublished(
  store: Store,
  { text, study }: PublishRequest['coding'],
): Promise<void> {
  if (text === undefined) return;
  const record = await store.records.get(kind, text);
  if (!record) throw unfitting('coding.text', `there is no shared text ${text}.`);
  const of = keptIn(record).study;
  if (of !== null && study !== undefined && of !== study) {
    throw unfitting('coding.study', `the text ${text} is of the study ${of}.`);
  }
}

async function aroundTexts(store: Store): Promise<Around> {
  const codebooks = new Map([[firstDossier, 0]]);
  const around: Around = { codings: new Map(), codebooks, published: new Map() };
  for (const head of await store.records.heads('Coding')) {
    const coding = codingOfHead(head);
    if (coding) {
      const { text, ...summary } = coding;
      around.codings.set(text, [...(around.codings.get(text) ?? []), summary]);
    } else if (head.key.startsWith('publication/')) {
      const { text, codedBy } = JSON.parse(head.summary) as { text?: string; codedBy: string };
      if (text !== undefined) around.published.set(text, codedBy);
    } else if (head.key.startsWith('codebook/')) {
      codebooks.set(head.key.slice('codebook/'.length), head.revision);
    }
  }
  return around;
}

/** Whether somebody coded it by an earlier revision of the codebook, or by that of another dossier. */
function isOlder({ codings, codebook: { dossier, revision } }: TextSummary): boolean {
  return codings.some(
    (one) =>
      one.codebook !== null &&
      (one.codebook !== revision || (one.codebookDossier ?? dossier) !== dossier),
  );
}

function summaryOf(head: RecordHead, around: Around, now: number): TextSummary {
  const kept = keptIn(head);
  const codings = around.codings.get(head.key) ?? [];
  const publishedBy = around.published.get(head.key) ?? null;
  const own = codings.find(({ coder }) => coder === kept.takenBy);
  const latest = Math.max(
    Date.parse(kept.takenAt ?? '1970-01-01'),
    own ? Date.parse(own.changed) : 0,
  );
  const isTaken = kept.takenBy !== null && !own?.done && now - latest < releasedAfterMs;
  const done = codings.filter((coding) => coding.done).length;
  const state =
    publishedBy !== null
      ? 'published'
      : isTaken
        ? done > 0
          ? 'second-coding'
          : 'taken'
        : done > 0
          ? 'coded'
          : 'new';
  const { key: id, revision, created, changed } = head;
  const ofStudy = slug(kept.study ?? '');
  const dossier = around.codebooks.has(ofStudy) ? ofStudy : firstDossier;
  return {
    ...kept,
    id,
    state,
    takenBy: isTaken ? kept.takenBy : null,
    takenAt: isTaken ? kept.takenAt : null,
    codings,
    publishedBy,
    codebook: { dossier, revision: around.codebooks.get(dossier) ?? 0 },
    revision,
    created,
    changed: [changed, ...codings.map((coding) => coding.changed)].sort().at(-1) ?? changed,
  };
}

function keptIn({ summary }: RecordHead): Kept {
  return JSON.parse(summary) as Kept;
}

function textIn({ body }: StoredRecord): string | null {
  return (JSON.parse(body) as { text: string | null }).text;
}

function contentOf(id: string, kept: Kept, text: string | null): RecordContent {
  const { title } = kept.source;
  return { key: id, title, summary: JSON.stringify(kept), body: JSON.stringify({ text }) };
}

async function countSuggestions(
  store: Store,
  text: string,
  { language, date }: { language: string; date: string },
): Promise<number> {
  const { suggestions } = await proposalsFor(store, { text, language, date });
  return suggestions.filter((one) => one.kind !== 'fragment').length;
}

function missingText(id: string): StancegraphError {
  return new StancegraphError(
    'not-found',
    `There is no shared text ${JSON.stringify(id)}. It may have been deleted.`,
  );
}
