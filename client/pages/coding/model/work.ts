/** What a coder decides on a text: plain values, so that every step can be undone and kept. */
import type { Span } from '../../../../coding/types.ts';
import type { SuggestionReply } from '../../../../model/schemas/coding.ts';
import type { Stance, speakers } from '../../../../model/vocabulary/labels.ts';

export interface Who {
  /** Null while nobody of the graph is chosen. */
  id: string | null;
  name: string;
  as?: string;
}

export interface About {
  agreement: string;
  name: string;
  stance: Stance | null;
  /** Whether a key chose the stance; before that it is only proposed. */
  chosen: boolean;
  how: string;
}

type CodedState = 'open' | 'confirmed' | 'dismissed' | 'unsure' | 'known';

/** A statement of the text, proposed or made by hand. */
export interface Coded {
  ref: string;
  state: CodedState;
  kind: 'quote' | 'paraphrase';
  /** A few words in marks: listed apart, not counted as undecided. */
  fragment: boolean;
  segments: Span[];
  speakers: Who[];
  speakerSure: number;
  reportedBy: Who | null;
  about: About[];
  aboutSure: number;
  suggestion: SuggestionReply | null;
  /** Whether anything but the state was changed by hand. */
  changed: boolean;
  note: string;
  /** The day of the words, taken from the text; the source's own where there is none. */
  date?: string | null;
}

export interface NewEntity {
  ref: string;
  label: (typeof speakers)[number];
  name: string;
  party: string | null;
  institution: string | null;
  role: string;
  country: string;
}

export interface SourceFields {
  title: string;
  publisher: string;
  date: string;
  language: string;
  url: string;
  originator: string;
  sourceClass: string;
  licence: string;
  keepText: boolean;
}

/** Everything that is undone and kept. */
export interface Work {
  statements: Coded[];
  current: string | null;
  entities: NewEntity[];
  /** The agreements of the statement that was confirmed last. */
  sticky: { agreement: string; name: string }[];
}

/** The field that is asked next. */
export type Field = 'speaker' | 'agreement' | 'stance';

/** From this confidence on a field is not asked. */
const sure = 0.9;
/** Below it a suggestion can be hidden. */
export const weak = 0.5;
const linked = 0.6;
/** From here on a proposed agreement comes before those that the text named before. */
const likelyFrom = 0.6;

/** The work on a text as its suggestions begin it. */
export function workOf(suggestions: readonly SuggestionReply[]): Work {
  const statements = suggestions.map((one): Coded => {
    const speaker = one.speakers[0];
    const node = speaker?.candidates[0];
    const isLinked = node !== undefined && node.confidence > linked;
    const first = one.about[0];
    const teller = one.reportedBy?.candidates[0];
    return {
      ref: one.id,
      state: one.known?.status === 'exact' ? 'known' : 'open',
      kind: one.kind === 'paraphrase' ? 'paraphrase' : 'quote',
      fragment: one.kind === 'fragment',
      segments: one.segments,
      speakers: speaker
        ? [
            {
              id: isLinked ? node.id : null,
              name: isLinked ? node.name : speaker.name,
              ...(speaker.as ? { as: speaker.as } : {}),
            },
          ]
        : [],
      speakerSure: isLinked ? Math.min(node.confidence, one.confidence) : 0,
      reportedBy:
        teller && teller.confidence > linked ? { id: teller.id, name: teller.name } : null,
      about: first?.filled ? [proposedAbout(one, first.agreement, first.name)] : [],
      aboutSure: first?.filled ? first.confidence : 0,
      suggestion: one,
      changed: false,
      note: '',
    };
  });
  const work: Work = { statements, current: null, entities: [], sticky: [] };
  return { ...work, current: nextOpen(work, -1) };
}

/** An agreement of a statement, with the stance that history proposes. */
export function proposedAbout(
  suggestion: SuggestionReply | null,
  agreement: string,
  name: string,
): About {
  const stance = suggestion?.about.find((one) => one.agreement === agreement)?.stance;
  return { agreement, name, stance: stance?.value ?? null, chosen: false, how: stance?.how ?? '' };
}

/** The ref of the first statement after a place that waits for a decision. */
export function nextOpen({ statements }: Work, after: number): string | null {
  const waits = (one: Coded) => one.state === 'open' && !one.fragment;
  const next = statements.slice(after + 1).find(waits) ?? statements.find(waits);
  return next?.ref ?? null;
}

export function currentOf(work: Work): Coded | undefined {
  return work.statements.find((one) => one.ref === work.current);
}

/** The least certain field; null when Enter is all there is. */
export function askedField(one: Coded): Field | null {
  if (one.speakers.length === 0 || one.speakers.some(({ id }) => id === null)) return 'speaker';
  if (one.about.length === 0) return 'agreement';
  if (one.about.some(({ stance }) => stance === null)) return 'stance';
  const fields: [Field, number][] = [
    ['speaker', one.speakerSure],
    ['agreement', one.aboutSure],
  ];
  const least = fields.reduce((a, b) => (b[1] < a[1] ? b : a));
  return least[1] < sure ? least[0] : null;
}

/** What is still missing before a statement can be confirmed, in words. */
export function missingOf(one: Coded): string | null {
  if (one.speakers.length === 0 || one.speakers.some(({ id }) => id === null)) {
    return 'Choose the speaker first: a number, or s to search.';
  }
  if (one.about.length === 0) return 'Choose the agreement first: a number, or a to search.';
  const without = one.about.find(({ stance }) => stance === null);
  return without ? `Choose the stance on ${without.name}: + − m 0.` : null;
}

export interface Choice {
  id: string;
  name: string;
  how: string;
}

/** What the number keys choose among. */
export function choicesOf(work: Work, one: Coded, field: Field): Choice[] {
  if (field === 'stance') return [];
  if (field === 'speaker') {
    const proposed = one.suggestion?.speakers[0]?.candidates ?? [];
    const earlier = work.statements.flatMap((other) =>
      other.state === 'confirmed' ? other.speakers : [],
    );
    return unique([
      ...proposed.map(({ id, name, how }) => ({ id, name, how })),
      ...earlier.flatMap(({ id, name }) =>
        id ? [{ id, name, how: 'spoke before in this text' }] : [],
      ),
    ]);
  }
  const taken = new Set(one.about.map(({ agreement }) => agreement));
  const about = one.suggestion?.about ?? [];
  const choice = ({ agreement, name, how }: (typeof about)[number]) => ({
    id: agreement,
    name,
    how,
  });
  const likely = about.filter(({ confidence }) => confidence >= likelyFrom).map(choice);
  const sticky = work.sticky.map(({ agreement, name }) => ({
    id: agreement,
    name,
    how: 'as of the statement before',
  }));
  const earlier = work.statements.flatMap((other) =>
    other.state === 'confirmed'
      ? other.about.map(({ agreement, name }) => ({
          id: agreement,
          name,
          how: 'named before in this text',
        }))
      : [],
  );
  return unique(
    [...sticky, ...likely, ...earlier, ...about.map(choice)].filter(({ id }) => !taken.has(id)),
  );
}

function unique(choices: readonly Choice[]): Choice[] {
  return [...new Map(choices.map((one) => [one.id, one])).values()].slice(0, 5);
}
