/** A statement as a form, and what of the form is a change. */
import type { StatementChanges } from '../../../model/schemas/corrections.ts';
import type { StatementItem } from '../../../model/schemas/statements.ts';
import type { Stance } from '../../../model/vocabulary/labels.ts';

export interface StatementForm {
  speakers: { id: string | undefined; as: string }[];
  reportedBy: string | undefined;
  about: { agreement: string | undefined; stance: Stance }[];
  sources: (string | undefined)[];
  text: string;
  /** The words in the main source, a part on each line. */
  exact: string;
  date: string;
  kind: 'quote' | 'paraphrase';
  language: string;
  translation: string;
  note: string;
}

const gap = ' […] ';

/** The form of a statement as it stands. */
export function formOf({ statement, speakers, about, sources, reportedBy }: StatementItem) {
  const { text, date, kind, language, translation, note } = statement.properties;
  const words = (value: unknown) => (typeof value === 'string' ? value : '');
  const main = sources.find((place) => place.main) ?? sources[0];
  return {
    speakers: speakers.map(({ node, as }) => ({ id: node.id as string | undefined, as: as ?? '' })),
    reportedBy: reportedBy[0]?.id,
    about: about.map(({ agreement, stance }) => ({
      agreement: agreement.id as string | undefined,
      stance,
    })),
    sources: sources.map(({ source }) => source.id as string | undefined),
    text: words(text),
    exact: (main?.exact ?? '').split(gap).join('\n'),
    date: words(date),
    kind: kind === 'paraphrase' ? 'paraphrase' : 'quote',
    language: words(language),
    translation: words(translation),
    note: words(note),
  } satisfies StatementForm as StatementForm;
}

/** The fields of a form as a correction takes them; what is empty is null. */
function fieldsOf(form: StatementForm) {
  return {
    speakers: form.speakers.flatMap(({ id, as }) =>
      id ? [{ id, ...(as.trim() ? { as: as.trim() } : {}) }] : [],
    ),
    about: form.about.flatMap(({ agreement, stance }) =>
      agreement ? [{ agreement, stance }] : [],
    ),
    reportedBy: form.reportedBy ?? null,
    sources: form.sources.filter((id) => id !== undefined),
    text: form.text.trim(),
    date: form.date.trim() || null,
    kind: form.kind,
    language: form.language.trim() || null,
    translation: form.translation.trim() || null,
    note: form.note.trim() || null,
  };
}

type Fields = ReturnType<typeof fieldsOf>;

function changedNames(item: StatementItem, form: StatementForm): (keyof Fields)[] {
  const [before, after] = [fieldsOf(formOf(item)), fieldsOf(form)];
  return (Object.keys(after) as (keyof Fields)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

/** The changes that a form asks for, without the words in the source. */
export function formChanges(item: StatementItem, form: StatementForm): StatementChanges {
  const fields = fieldsOf(form);
  return Object.fromEntries(changedNames(item, form).map((name) => [name, fields[name]]));
}

/** What differs between a statement and its form, to be shown before it is saved. */
export function differencesOf(item: StatementItem, form: StatementForm) {
  const asShown = (one: StatementForm) => {
    const { sources, ...fields } = fieldsOf(one);
    const [first, ...others] = sources;
    const exact = one.exact.split('\n').filter(Boolean).join(gap);
    return {
      ...fields,
      sources: [
        ...(first ? [{ id: first, ...(exact ? { exact } : {}) }] : []),
        ...others.map((id) => ({ id })),
      ],
    };
  };
  const [before, after] = [asShown(formOf(item)), asShown(form)];
  const names = (Object.keys(after) as (keyof typeof after)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const of = (fields: typeof before) =>
    Object.fromEntries(names.map((name) => [name, fields[name] as unknown]));
  return { names, before: of(before), after: of(after) };
}

/**
 * The parts of words as segments: found in the text one after another, or, where there is no text,
 * without places. Null when they are not there.
 */
export function segmentsIn(
  exact: string,
  text: string | null,
): { start?: number; end?: number; exact: string }[] | null {
  const parts = exact
    .split('\n')
    .map((part) => part.trim())
    .filter(Boolean);
  if (parts.length === 0) return null;
  if (text === null) return parts.map((part) => ({ exact: part }));
  const kept = text.replaceAll('\r\n', '\n');
  let from = 0;
  const found: { start: number; end: number; exact: string }[] = [];
  for (const part of parts) {
    const start = kept.indexOf(part, from);
    if (start < 0) return null;
    from = start + part.length;
    found.push({ start, end: from, exact: part });
  }
  return found;
}
