/** The first half of an import, staging: its files are read and each record is checked by itself. */
import { relationshipId, slug } from '../../model/ids.ts';
import type { Label } from '../../model/vocabulary/labels.ts';
import type { BatchNode, BatchProperties, BatchRelationship } from '../store/batch.ts';
import { circularParts } from './check-graph.ts';
import type {
  Identifier,
  ImportFile,
  ImportFormat,
  ImportRecord,
  ReadOptions,
} from './formats/format.ts';
import { type NamedNode, namedLabels } from './identity.ts';
import { Issues } from './issues.ts';
import { hashed, IdSet } from './staging/id-set.ts';
import { filesFor, pause, StagedSpool } from './staging/spool.ts';
import { anchorOf } from './stored.ts';
import { dossierName } from './tables/ids.ts';
import { checkRelationship, nodeProblems, withoutEmpty } from './validate.ts';

export interface NodeRow extends BatchNode {
  place: string;
  /** Its file is not its source. */
  unsourced?: boolean;
}
export interface RelationshipRow extends BatchRelationship {
  place: string;
  /** Its ends are looked for, and nothing is written. */
  unrecorded?: boolean;
  unsourced?: boolean;
}

export interface Staged {
  folder: string;
  /** Under whose name later versions of the same files are compared. */
  dossier: string;
  files: readonly ImportFile[];
  issues: Issues;
  /** How many files rows are shared out over. */
  shares: number;
  /** Statements and sources, and what has a name. */
  texts: StagedSpool<NodeRow>;
  names: StagedSpool<NodeRow>;
  relationships: StagedSpool<RelationshipRow>;
  named: NamedNode[];
  /** Statements whose source is told. */
  stated: IdSet;
  /** Ids of relationships by which something would be part of itself. */
  circular: Map<string, string>;
  records: number;
}

interface StageRequest {
  format: ImportFormat;
  files: readonly ImportFile[];
  dossier: string;
  folder: string;
  options: ReadOptions;
}

const recordsBetweenPauses = 500;

/** With its properties as text, to know its repeats by. */
type KnownNode = NamedNode & { text: string };

/** Throws `bad-input` when nothing can be read at all; problems of single records are told in `issues`. */
export async function stage(request: StageRequest): Promise<Staged> {
  const { format, files, dossier, folder, options } = request;
  const shares = filesFor(files.reduce((sum, { size }) => sum + size, 0));
  const staged: Staged = {
    folder,
    dossier,
    files,
    issues: new Issues(folder, 'read-issues'),
    shares,
    texts: new StagedSpool(folder, 'texts', shares),
    names: new StagedSpool(folder, 'names', shares),
    relationships: new StagedSpool(folder, 'relationships', shares),
    named: [],
    stated: new IdSet(),
    circular: new Map(),
    records: 0,
  };
  const known = new Map<string, KnownNode>();
  const parts: RelationshipRow[] = [];
  for await (const record of format.read(files, options)) {
    options.signal?.throwIfAborted();
    staged.records += 1;
    take(staged, record, known, parts);
    if (staged.records % recordsBetweenPauses === 0) await pause();
  }
  staged.named = [...known.values()].map(({ text: _, ...node }) => node);
  for (const { place, item, message } of circularParts(
    parts.map((row) => ({ place: row.place, item: row })),
  )) {
    staged.circular.set(item.id, message);
    staged.issues.problem(place, message, 'Leave one of these parts out.');
  }
  return staged;
}

function take(
  staged: Staged,
  record: ImportRecord,
  known: Map<string, KnownNode>,
  parts: RelationshipRow[],
): void {
  const { issues } = staged;
  const { place } = record;
  switch (record.kind) {
    case 'problem':
      issues.problem(place, record.message, record.advice);
      return;
    case 'note':
      issues.note(place, record.message, record.group);
      return;
    case 'coverage':
      issues.coverage(record);
      return;
    case 'node': {
      const unsourced = record.unsourced ? { unsourced: true } : {};
      const given = record.node.properties;
      const identifiers = textsOf(record.identifiers ?? [], given);
      const properties = withoutEmpty(identifiers ? { ...given, identifiers } : given);
      const isNamed = namedLabels.includes(record.node.label);
      // Tables name the same people in every row.
      const text = isNamed ? JSON.stringify(properties) : '';
      const before = isNamed ? known.get(record.node.id) : undefined;
      if (before?.text === text && before.label === record.node.label) return;
      const { id, label } = record.node;
      const node = { id, label, properties, place, ...unsourced };
      const wrong = nodeProblems(node);
      for (const message of wrong) issues.problem(place, message);
      if (wrong.length > 0) return;
      if (!isNamed) {
        staged.texts.add(node.id, node);
        return;
      }
      staged.names.add(node.id, node);
      note(known, node, text);
      return;
    }
    case 'relationship': {
      const unsourced = record.unsourced ? { unsourced: true } : {};
      const { type, from, to } = record.relationship;
      const properties = withoutEmpty(record.relationship.properties);
      const id = relationshipId(from, type, to, properties);
      const one = { id, type, from, to, properties, place, ...unsourced };
      const wrong = checkRelationship(one);
      for (const message of wrong) issues.problem(place, message);
      if (wrong.length > 0) return;
      if (one.type === 'STATED_IN') staged.stated.add(one.from);
      if (one.type === 'PART_OF') parts.push(one);
      if (record.unrecorded) staged.relationships.add(anchorOf(one), { ...one, unrecorded: true });
      else staged.relationships.add(anchorOf(one), one);
    }
  }
}

/** Identifiers as a node keeps them, `parlgov:123`; Wikidata's has a property of its own. */
function textsOf(
  identifiers: readonly Identifier[],
  { identifiers: given }: BatchProperties,
): string[] | undefined {
  if (identifiers.length === 0 && given === undefined) return undefined;
  const texts = identifiers
    .filter(({ scheme }) => scheme !== 'wikidata')
    .map(({ scheme, value }) => `${scheme}:${value}`);
  const all = [...new Set([...[given ?? []].flat().map(String), ...texts])];
  return all.length > 0 ? all : undefined;
}

/** The identifiers that a node names itself. */
function ownIdentifiers({ identifiers, wikidata }: BatchProperties): Identifier[] {
  const texts = [identifiers ?? []].flat().map(String);
  return [
    ...texts.flatMap((text): Identifier[] => {
      const at = text.indexOf(':');
      return at > 0 ? [{ scheme: text.slice(0, at), value: text.slice(at + 1) }] : [];
    }),
    ...(typeof wikidata === 'string' ? [{ scheme: 'wikidata', value: wikidata }] : []),
  ];
}

function note(known: Map<string, KnownNode>, node: NodeRow, text: string): void {
  const { name, country } = node.properties;
  const all = ownIdentifiers(node.properties);
  const before = known.get(node.id);
  if (before) {
    before.identifiers.push(...all);
    return;
  }
  known.set(node.id, {
    id: node.id,
    label: node.label,
    name: typeof name === 'string' ? name : node.id,
    ...(typeof country === 'string' ? { country } : {}),
    identifiers: all,
    place: node.place,
    text,
  });
}

/** The file that a place is in. */
export function fileOf(files: readonly ImportFile[], place: string): ImportFile | undefined {
  const name = place.slice(0, place.lastIndexOf(':'));
  return (
    files.find((file) => file.name === name) ??
    files.find((file) => place.startsWith(file.name)) ??
    files[0]
  );
}

const longestSlug = 150;

/** The Source that stands for a file of an import: the same for every version of the dossier. */
export function fileSourceRow(dossier: string, file: ImportFile): NodeRow {
  const named = `${slug(dossier)}-${slug(file.name)}`;
  const whole = /^[a-z0-9-]+$/.test(named) ? named : `${dossier}-${dossierName(file.name)}`;
  const text =
    whole.length > longestSlug ? `${whole.slice(0, longestSlug)}-${hashed(whole)}` : whole;
  const properties: BatchProperties = {
    title: file.name,
    sourceClass: 'unknown',
    note: 'An imported file: its records name no source of their own.',
  };
  return { id: `source:${text}`, label: 'Source' satisfies Label, properties, place: file.name };
}
