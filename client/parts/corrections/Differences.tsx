/** What a correction changed: each field as it was and as it is, with names for ids. */
import { dateText } from '../../../model/formats/date-text.ts';
import { languageName } from '../../../model/formats/names.ts';
import { propertiesOfLabel } from '../../../model/vocabulary/index.ts';
import { labelNames, stances } from '../../../model/vocabulary/labels.ts';
import { strings } from './strings.ts';

type Fields = Record<string, unknown> | null;
type Names = Readonly<Record<string, string>>;

const titles: Record<string, string> = {
  speakers: strings.speakers,
  about: strings.about,
  reportedBy: strings.toldBy,
  sources: strings.sources,
  text: strings.text,
  textHash: strings.textHash,
  characters: strings.characters,
  isKept: strings.isKept,
  memberships: strings.memberships,
  offices: strings.offices,
};

/** What a field is called. */
export function fieldTitle(name: string): string {
  const own = titles[name];
  if (own) return own;
  for (const label of labelNames) {
    const title = propertiesOfLabel(label)[name]?.title;
    if (title) return title;
  }
  return name;
}

interface DifferencesProps {
  before: Fields;
  after: Fields;
  fields: readonly string[];
  names?: Names | undefined;
}

/** Each field that differs, as it was and as it is. */
export function Differences({ before, after, fields, names = {} }: DifferencesProps) {
  return (
    <dl className="differences">
      {fields.map((field) => (
        <div key={field}>
          <dt>{fieldTitle(field)}</dt>
          <dd>
            <del>
              <span className="hidden-text">{strings.was} </span>
              {valueText(field, before?.[field], names)}
            </del>
            <ins>
              <span className="hidden-text">{strings.now} </span>
              {valueText(field, after?.[field], names)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A value of a field in words. */
function valueText(field: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return strings.nothing;
  if (Array.isArray(value)) {
    if (value.length === 0) return strings.nothing;
    return value.map((one) => entryText(field, one, names)).join('; ');
  }
  return entryText(field, value, names);
}

function entryText(field: string, value: unknown, names: Names): string {
  const named = (id: unknown) => names[String(id)] ?? String(id ?? '');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) {
    // Enough to tell two apart by eye.
    if (field === 'textHash') return `${String(value).slice(0, 12)}…`;
    if (field === 'language') return languageName(String(value));
    if (/^\d{4}(-\d{2}){0,2}$/.test(String(value))) return dateText(String(value));
    return named(value);
  }
  const entry = value as Record<string, unknown>;
  if (field === 'about') {
    const stance = stances[entry.stance as keyof typeof stances]?.title ?? String(entry.stance);
    return `${stance}: ${named(entry.agreement)}`;
  }
  if (field === 'speakers') {
    return `${named(entry.id)}${entry.as ? `, as ${String(entry.as)}` : ''}`;
  }
  if (field === 'sources') {
    return `${named(entry.id)}${entry.exact ? `: “${String(entry.exact)}”` : ''}`;
  }
  const period = [entry.from, entry.to].map((day) => (day ? dateText(String(day)) : ''));
  return [
    named(entry.party ?? entry.institution ?? entry.id),
    entry.role,
    period.some(Boolean) && `${period[0] || '?'} to ${period[1] || 'now'}`,
  ]
    .filter(Boolean)
    .join(', ');
}
