/** Between shared texts and the drafts of this browser. */
import type { CodingReply, TextReply } from '../../../model/schemas/texts.ts';
import { fetchSuggestions } from '../../api/coding.ts';
import { changeText } from '../../api/coding-texts.ts';
import { type Draft, newDraft, requestOf } from './model/draft.ts';
import { saveDraft } from './model/drafts.ts';
import type { Coded, SourceFields } from './model/work.ts';

const noSuggestions = {
  certain: true,
  mode: 'article',
  suggestions: [],
  mentions: [],
  notices: [],
} as const;

/** The fields of a shared text's source, as a draft has them. */
function sourceOf({ source }: TextReply): SourceFields {
  const { url = '', originator = '', licence = '', id: _, ...fields } = source;
  return { ...fields, url, originator, licence };
}

async function draftOf(shared: TextReply, text: string, codedBy: string, blank: boolean) {
  const { language, date } = shared.source;
  const reply = blank
    ? { ...noSuggestions, language, suggestions: [], mentions: [], notices: [] }
    : await fetchSuggestions({ text, language, date });
  const ids = { id: crypto.randomUUID(), key: crypto.randomUUID() };
  return {
    ...newDraft(text, sourceOf(shared), reply, codedBy, new Date().toISOString(), ids),
    shared: { text: shared.id, coders: [] },
    ...(shared.study === null ? {} : { study: shared.study }),
  } satisfies Draft;
}

/** Takes a shared text for a coder and begins a draft of it; gives the draft's id. */
export async function beginShared(
  shared: TextReply,
  text: string,
  codedBy: string,
): Promise<string> {
  await changeText({ id: shared.id, takenBy: codedBy });
  const draft = await draftOf(shared, text, codedBy, !shared.withSuggestions);
  await saveDraft(draft);
  return draft.id;
}

/** A draft of what was taken from several codings, published under all their names. */
export async function beginDecided(
  shared: TextReply,
  text: string,
  codedBy: string,
  codings: readonly CodingReply[],
  taken: readonly CodingReply['statements'][number][],
  nameOf: (id: string) => string,
): Promise<string> {
  const draft = await draftOf(shared, text, codedBy, true);
  const statements = taken.map((one, index) => codedOf(one, `d${index + 1}`, nameOf));
  const work = { ...draft.work, statements, current: statements[0]?.ref ?? null };
  const coders = codings.map(({ coder }) => coder);
  await saveDraft({ ...draft, work, shared: { text: shared.id, coders } });
  return draft.id;
}

function codedOf(
  one: CodingReply['statements'][number],
  ref: string,
  nameOf: (id: string) => string,
): Coded {
  return {
    ref,
    state: 'confirmed',
    kind: one.kind,
    fragment: false,
    segments: one.segments.map(({ start, end }) => ({ start, end })),
    speakers: one.speakers.map(({ id, as }) => ({ id, name: nameOf(id), ...(as ? { as } : {}) })),
    speakerSure: 1,
    reportedBy: one.reportedBy ? { id: one.reportedBy, name: nameOf(one.reportedBy) } : null,
    about: one.about.map(({ agreement, stance }) => ({
      agreement,
      name: nameOf(agreement),
      stance,
      chosen: true,
      how: '',
    })),
    aboutSure: 1,
    suggestion: null,
    changed: true,
    note: one.note ?? '',
  };
}

/** What a coder hands in of a draft, by a revision of a codebook. */
export function codingOf(draft: Draft, book?: TextReply['codebook']) {
  const { statements, entities } = requestOf(draft);
  const method = statements.some((one) => one.method === 'rules')
    ? ('rules' as const)
    : ('hand' as const);
  return {
    statements,
    entities,
    method,
    done: true,
    ...(book ? { codebook: book.revision, codebookDossier: book.dossier } : {}),
  };
}

/** Whether a coding was made by an earlier revision of the codebook than that of now, or by another one. */
export function isOlder(
  { codebook: { dossier, revision } }: Pick<TextReply, 'codebook'>,
  coding: Pick<TextReply['codings'][number], 'codebook' | 'codebookDossier'>,
): boolean {
  if (coding.codebook === null) return false;
  return coding.codebook !== revision || (coding.codebookDossier ?? dossier) !== dossier;
}

/** SHA-256 of a text in hex, as the server keeps it. */
export async function hashOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
