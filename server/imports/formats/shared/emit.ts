/** Makes the records that readers give. */
import { isPartialDate } from '../../../../model/dates.ts';
import { relationshipId } from '../../../../model/ids.ts';
import { type Label, labels } from '../../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../../model/vocabulary/relationship-types.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { Identifier, ImportFile, ImportRecord } from '../format.ts';
import { Unreadable } from './text.ts';

/** A node of the graph; properties without a value are left out. */
export function nodeRecord(
  place: string,
  label: Label,
  id: string,
  properties: BatchProperties,
  identifiers: readonly Identifier[] = [],
): ImportRecord {
  return {
    kind: 'node',
    place,
    node: { id, label, properties: filled(properties) },
    ...(identifiers.length > 0 ? { identifiers: [...identifiers] } : {}),
  };
}

/** A relationship; its id follows from its ends, type and days. */
export function relationshipRecord(
  place: string,
  from: string,
  type: RelationshipType,
  to: string,
  properties: BatchProperties = {},
): ImportRecord {
  const known = filled(properties);
  return {
    kind: 'relationship',
    place,
    relationship: {
      id: relationshipId(from, type, to, known),
      type,
      from,
      to,
      properties: known,
    },
  };
}

export function problemRecord(place: string, message: string, advice?: string): ImportRecord {
  return { kind: 'problem', place, message, ...(advice === undefined ? {} : { advice }) };
}

export function note(place: string, group: string, message: string): ImportRecord {
  return { kind: 'note', place, message, group };
}

/** What stopped the reading of one file, as a problem; other errors go on. */
export function problemOf(file: ImportFile, error: unknown): ImportRecord {
  if (!(error instanceof Unreadable)) throw error;
  return problemRecord(file.name, error.message, error.advice);
}

/** The group of notes of exact repeats. */
export const repeatedTerm = 'a term that is given twice';

/** Terms that were given: a second with other days under the same id cannot be told apart from it. */
export class GivenTerms {
  readonly #known = new Map<string, string>();

  /** The record, or a note in the place of one that is given already. */
  record(one: ImportRecord): ImportRecord {
    if (one.kind !== 'relationship') return one;
    const { id, from, to, properties } = one.relationship;
    const text = JSON.stringify([properties.to, properties.basis, properties.note]);
    const before = this.#known.get(id);
    if (before === undefined) {
      this.#known.set(id, text);
      return one;
    }
    return before === text
      ? note(one.place, repeatedTerm, `${from} and ${to}: kept once`)
      : note(
          one.place,
          'a term with the same role and start as another',
          `${from} and ${to}: a second term with the same role and start; the first is kept`,
        );
  }
}

/** A day, month or year of a text that may have a time, a zone, or another day behind it. */
export function dayOf(text: unknown): string | undefined {
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  const day = String(text)
    .trim()
    .replace(/[T ].*$/, '')
    .replace(/(Z|[+-]\d{2}:\d{2})$/, '');
  return isPartialDate(day) ? day : undefined;
}

/** The source that an imported file is for what names no other. */
export function fileSourceRecord(
  file: ImportFile,
  id: string,
  more: BatchProperties = {},
): ImportRecord {
  return nodeRecord(file.name, 'Source', id, {
    title: baseOf(file.name),
    sourceClass: 'unknown',
    ...more,
  });
}

/** The last part of a file's name. */
export function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** Whether an id is one that our own exports give for a label. */
export function labelOfOurs(id: unknown): Label | undefined {
  if (typeof id !== 'string' || !/^[a-z]+:[a-z0-9][a-z0-9._-]*$/.test(id) || id.length > 200) {
    return undefined;
  }
  const prefix = id.slice(0, id.indexOf(':'));
  return (Object.keys(labels) as Label[]).find((label) => labels[label].prefix === prefix);
}

function filled(properties: BatchProperties): BatchProperties {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}
