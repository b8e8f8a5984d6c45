/** What a key does to the work: pure functions, one for each action. */
import type { Span } from '../../../../coding/types.ts';
import type { Stance } from '../../../../model/vocabulary/labels.ts';
import {
  type Choice,
  type Coded,
  type NewEntity,
  nextOpen,
  proposedAbout,
  type Who,
  type Work,
} from './work.ts';

const stickySure = 0.9;
/** Chosen by hand. */
const certain = 1;

/** Changes the current statement; the work as it is when there is none. */
function changeCurrent(work: Work, make: (one: Coded) => Partial<Coded>): Work {
  return changeOf(work, work.current, make);
}

function changeOf(work: Work, ref: string | null, make: (one: Coded) => Partial<Coded>): Work {
  return {
    ...work,
    statements: work.statements.map((one) => (one.ref === ref ? { ...one, ...make(one) } : one)),
  };
}

/** Moves to a statement; one that nobody has touched is filled from those before it. */
export function goTo(work: Work, ref: string | null): Work {
  return prepared({ ...work, current: ref });
}

export function step(work: Work, by: number): Work {
  const at = work.statements.findIndex((one) => one.ref === work.current);
  const next = work.statements[Math.max(0, Math.min(work.statements.length - 1, at + by))];
  return next ? goTo(work, next.ref) : work;
}

/** Confirms the current statement and goes to the next undecided one. */
export function confirm(work: Work): Work {
  const at = work.statements.findIndex((one) => one.ref === work.current);
  const one = work.statements[at];
  if (!one) return work;
  const done = changeCurrent(work, ({ about }) => ({
    state: 'confirmed',
    about: about.map((target) => ({ ...target, chosen: true })),
  }));
  const sticky = one.about.map(({ agreement, name }) => ({ agreement, name }));
  return goTo({ ...done, sticky }, nextOpen(done, at) ?? one.ref);
}

/** Sets the state and goes on; the same again takes it back. */
export function setState(work: Work, state: 'dismissed' | 'unsure'): Work {
  const at = work.statements.findIndex((one) => one.ref === work.current);
  const one = work.statements[at];
  if (!one) return work;
  if (one.state === state) return changeCurrent(work, () => ({ state: 'open' }));
  const done = changeCurrent(work, () => ({ state }));
  return goTo(done, nextOpen(done, at) ?? one.ref);
}

/** What is known already is coded all the same. */
export function reopen(work: Work): Work {
  return prepared(changeCurrent(work, () => ({ state: 'open' })));
}

function prepared(work: Work): Work {
  const one = work.statements.find(({ ref }) => ref === work.current);
  if (one?.state !== 'open' || one.changed) return work;
  const first = one.suggestion?.about[0];
  const isNamed = one.aboutSure > 0 && first?.filled === true;
  // Of several that are named alike, the one of the statement before.
  const alike = one.suggestion?.about.find(
    (target) =>
      target.confidence >= (first?.confidence ?? 0) &&
      work.sticky.some(({ agreement }) => agreement === target.agreement),
  );
  const sticky = work.sticky[0];
  const about =
    isNamed && alike
      ? [proposedAbout(one.suggestion, alike.agreement, alike.name)]
      : !isNamed && sticky
        ? [proposedAbout(one.suggestion, sticky.agreement, sticky.name)]
        : one.about;
  const filled = about.map((target) =>
    target.stance ? target : { ...target, ...stanceBefore(work, one, target.agreement) },
  );
  return changeCurrent(work, () => ({
    about: filled,
    aboutSure: isNamed ? one.aboutSure : about.length > 0 ? stickySure : 0,
  }));
}

/** What the same speaker took in this text: proposed, not chosen. */
function stanceBefore(work: Work, one: Coded, agreement: string) {
  const speaker = one.speakers[0]?.id;
  const before = work.statements.findLast(
    (other) =>
      other.state === 'confirmed' &&
      other.speakers.some(({ id }) => id === speaker && id !== null) &&
      other.about.some((target) => target.agreement === agreement),
  );
  const stance = before?.about.find((target) => target.agreement === agreement)?.stance ?? null;
  return stance ? { stance, chosen: false, how: `${stance}, as before in this text` } : {};
}

/** Chooses a candidate of the asked field. */
export function choose(
  work: Work,
  choice: Choice,
  field: 'speaker' | 'agreement',
  adding: boolean,
): Work {
  return field === 'speaker'
    ? setSpeaker(work, { id: choice.id, name: choice.name }, adding)
    : setAgreement(work, choice.id, choice.name, adding);
}

export function setSpeaker(work: Work, who: Who, adding = false): Work {
  const next = changeCurrent(work, (one) => {
    const first = one.speakers[0];
    const as = first?.as && !adding ? { as: first.as } : {};
    const others = one.speakers.filter(({ id }) => id !== who.id);
    return {
      speakers: adding ? [...others, who] : [{ ...as, ...who }, ...one.speakers.slice(1)],
      speakerSure: certain,
      changed: true,
    };
  });
  return changeCurrent(next, (one) => ({
    about: one.about.map((target) =>
      target.stance || one.speakers.length > 1
        ? target
        : { ...target, ...stanceBefore(next, one, target.agreement) },
    ),
  }));
}

export function removeSpeaker(work: Work, at: number): Work {
  return changeCurrent(work, (one) => ({ speakers: one.speakers.toSpliced(at, 1), changed: true }));
}

/** Puts an agreement in the place of the first, or adds one. */
export function setAgreement(work: Work, agreement: string, name: string, adding: boolean): Work {
  return changeCurrent(work, (one) => {
    const made = proposedAbout(one.suggestion, agreement, name);
    const proposed = made.stance ? made : { ...made, ...stanceBefore(work, one, agreement) };
    const rest = one.about.filter((target) => target.agreement !== agreement);
    return {
      about: adding ? [...rest, proposed] : [proposed, ...rest.slice(1)],
      aboutSure: certain,
      changed: true,
    };
  });
}

export function removeAgreement(work: Work, agreement: string): Work {
  return changeCurrent(work, (one) => ({
    about: one.about.filter((target) => target.agreement !== agreement),
    changed: true,
  }));
}

/** The stance on one agreement, by default the first that has none, else the last; or on all. */
export function setStance(work: Work, stance: Stance, on: string | 'all' | null): Work {
  return changeCurrent(work, (one) => {
    const open = one.about.find((target) => target.stance === null) ?? one.about.at(-1);
    const which = on ?? open?.agreement;
    return {
      about: one.about.map((target) =>
        on === 'all' || target.agreement === which
          ? { ...target, stance, chosen: true, how: 'chosen' }
          : target,
      ),
      aboutSure: one.about.length > 0 ? certain : one.aboutSure,
      changed: true,
    };
  });
}

export function setTeller(work: Work, who: Who | null): Work {
  return changeCurrent(work, () => ({ reportedBy: who, changed: true }));
}

export function toggleKind(work: Work): Work {
  return changeCurrent(work, ({ kind }) => ({
    kind: kind === 'quote' ? 'paraphrase' : 'quote',
    changed: true,
  }));
}

/** Takes the day that the text gives for the words, or leaves that of the source. */
export function toggleDate(work: Work): Work {
  return changeCurrent(work, ({ date, suggestion }) => {
    const told = suggestion?.date?.date;
    return told ? { date: date ? null : told, changed: true } : {};
  });
}

export function setSegments(work: Work, segments: Span[]): Work {
  return changeCurrent(work, () => ({ segments, changed: true, state: 'open' }));
}

/** A new statement on words of the text, in its place among the others. */
export function addStatement(work: Work, span: Span, kind: Coded['kind']): Work {
  const number = work.statements.filter(({ ref }) => ref.startsWith('n')).length + 1;
  const made: Coded = {
    ref: `n${number}`,
    state: 'open',
    kind,
    fragment: false,
    segments: [span],
    speakers: [],
    speakerSure: 0,
    reportedBy: null,
    about: [],
    aboutSure: 0,
    suggestion: null,
    changed: false,
    note: '',
  };
  return goTo({ ...work, statements: inOrder([...work.statements, made]) }, made.ref);
}

/** A second statement on the same words. */
export function duplicate(work: Work): Work {
  const one = work.statements.find(({ ref }) => ref === work.current);
  if (!one) return work;
  const number = work.statements.filter(({ ref }) => ref.startsWith('n')).length + 1;
  const made: Coded = {
    ...one,
    ref: `n${number}`,
    state: 'open',
    about: [],
    aboutSure: 0,
    changed: true,
  };
  return { ...work, statements: inOrder([...work.statements, made]), current: made.ref };
}

/** Glues the current statement to the one before, as a further stretch of its words. */
export function glue(work: Work): Work {
  const at = work.statements.findIndex(({ ref }) => ref === work.current);
  const [before, one] = [work.statements[at - 1], work.statements[at]];
  if (!before || !one || (before.segments.at(-1)?.end ?? 0) > (one.segments[0]?.start ?? 0))
    return work;
  const joined: Coded = {
    ...before,
    segments: [...before.segments, ...one.segments],
    state: 'open',
    changed: true,
  };
  return {
    ...work,
    statements: work.statements.flatMap((other) =>
      other === one ? [] : [other === before ? joined : other],
    ),
    current: before.ref,
  };
}

/** Makes a statement of each stretch. */
export function breakApart(work: Work): Work {
  const one = work.statements.find(({ ref }) => ref === work.current);
  if (!one || one.segments.length < 2) return work;
  const parts = one.segments.map(
    (segment, index): Coded => ({
      ...one,
      ref: index === 0 ? one.ref : `${one.ref}-${index + 1}`,
      segments: [segment],
      state: 'open',
      changed: true,
    }),
  );
  return {
    ...work,
    statements: inOrder(work.statements.flatMap((other) => (other === one ? parts : [other]))),
  };
}

export function addEntity(work: Work, entity: NewEntity): Work {
  return setSpeaker(
    { ...work, entities: [...work.entities, entity] },
    { id: entity.ref, name: entity.name },
  );
}

function inOrder(statements: readonly Coded[]): Coded[] {
  return [...statements].sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
}
