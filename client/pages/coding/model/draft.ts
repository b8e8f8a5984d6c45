/** A text that is being coded, with every step that can be undone; kept in this browser alone. */
import type {
  PublishReply,
  PublishRequest,
  SuggestReply,
} from '../../../../model/schemas/coding.ts';
import { type SourceFields, type Work, workOf } from './work.ts';

export interface Draft {
  id: string;
  created: string;
  changed: string;
  text: string;
  source: SourceFields;
  notices: string[];
  mode: SuggestReply['mode'];
  mentions: SuggestReply['mentions'];
  work: Work;
  past: Work[];
  future: Work[];
  codedBy: string;
  /** Under which it is published once. */
  key: string;
  published: PublishReply | null;
  /** The shared text that this is a coding of, and whose codings it was decided from. */
  shared?: { text: string; coders: string[] };
  study?: string;
  /** The language model whose suggestions are among those of the rules. */
  model?: string;
  /** When it was handed in as a coding of the shared text. */
  handedIn?: string;
}

/** Steps that are kept for undoing. */
const mostSteps = 300;

/** A new draft of a text with its suggestions. */
export function newDraft(
  text: string,
  source: SourceFields,
  reply: SuggestReply,
  codedBy: string,
  now: string,
  ids: { id: string; key: string },
): Draft {
  return {
    ...ids,
    created: now,
    changed: now,
    text,
    source: { ...source, language: source.language || reply.language },
    notices: reply.notices,
    mode: reply.mode,
    mentions: reply.mentions,
    work: workOf(reply.suggestions),
    past: [],
    future: [],
    codedBy,
    published: null,
  };
}

/** The draft after an action; one that changed nothing leaves no step. */
export function acted(draft: Draft, work: Work, now: string): Draft {
  if (work === draft.work) return draft;
  const past = [...draft.past, draft.work].slice(-mostSteps);
  return { ...draft, work, past, future: [], changed: now };
}

export function undone(draft: Draft, now: string): Draft {
  const before = draft.past.at(-1);
  if (!before) return draft;
  return {
    ...draft,
    work: before,
    past: draft.past.slice(0, -1),
    future: [draft.work, ...draft.future],
    changed: now,
  };
}

export function redone(draft: Draft, now: string): Draft {
  const [next, ...future] = draft.future;
  if (!next) return draft;
  return { ...draft, work: next, past: [...draft.past, draft.work], future, changed: now };
}

/** How far it is. */
export function progressOf({ statements }: Work) {
  const counted = statements.filter((one) => !one.fragment || one.state !== 'open');
  const of = (state: string) => counted.filter((one) => one.state === state).length;
  return {
    total: counted.length,
    decided: counted.length - of('open') - of('unsure'),
    confirmed: of('confirmed'),
    unsure: of('unsure'),
    known: of('known'),
  };
}

/** What is published: the confirmed statements, and those new entities that they name. */
export function requestOf(draft: Draft): PublishRequest {
  const { work, source, text } = draft;
  const confirmed = work.statements.filter((one) => one.state === 'confirmed');
  const named = new Set(
    confirmed.flatMap((one) =>
      [...one.speakers, ...(one.reportedBy ? [one.reportedBy] : [])].map(({ id }) => id),
    ),
  );
  const { url, originator, licence, ...fields } = source;
  return {
    key: draft.key,
    source: {
      ...fields,
      sourceClass: source.sourceClass as PublishRequest['source']['sourceClass'],
      ...(url ? { url } : {}),
      ...(originator ? { originator } : {}),
      ...(licence ? { licence } : {}),
      text,
    },
    entities: work.entities
      .filter(({ ref }) => named.has(ref))
      .map(({ ref, label, name, party, institution, role, country }) => ({
        ref,
        labels: [label],
        properties: { name, ...(country ? { country } : {}) },
        ...(party ? { memberships: [{ party }] } : {}),
        ...(institution ? { offices: [{ institution, ...(role ? { role } : {}) }] } : {}),
      })),
    statements: confirmed.map((one) => ({
      ref: one.ref,
      kind: one.kind,
      method: methodOf(one),
      ...(one.suggestion?.rule === 'model' && draft.model ? { model: draft.model } : {}),
      ...(one.suggestion ? { confidence: one.suggestion.confidence } : {}),
      segments: one.segments.map((part) => ({ ...part, exact: text.slice(part.start, part.end) })),
      speakers: one.speakers.flatMap(({ id, as }) => (id ? [{ id, ...(as ? { as } : {}) }] : [])),
      ...(one.reportedBy?.id ? { reportedBy: one.reportedBy.id } : {}),
      about: one.about.flatMap(({ agreement, stance }) => (stance ? [{ agreement, stance }] : [])),
      ...(one.note ? { note: one.note } : {}),
      ...(one.date ? { date: one.date } : {}),
    })),
    coding: {
      codedBy: draft.codedBy,
      ...(draft.study ? { study: draft.study } : {}),
      ...(draft.shared ? { text: draft.shared.text, coders: draft.shared.coders } : {}),
    },
  };
}

function methodOf({ suggestion }: Work['statements'][number]): 'hand' | 'rules' | 'model' {
  return suggestion === null ? 'hand' : suggestion.rule === 'model' ? 'model' : 'rules';
}

/** What the source still needs before it can be published. */
export function missingInSource({ source, codedBy }: Draft): string[] {
  const needed: [string, string][] = [
    ['the title', source.title],
    ['the publisher', source.publisher],
    ['the date', source.date],
    ['the language', source.language],
    ['your name as coder', codedBy],
  ];
  return needed.filter(([, value]) => value.trim() === '').map(([what]) => what);
}
