/**
 * Who is who: what an import names is told by its id, then by identifiers of registers that nobody
 * else has. By the identifiers of a file's own scheme, by name and country it is only suggested, and a
 * person decides; decisions are remembered by label and name, and hold for like cases.
 */
import { words } from '../../model/ids.ts';
import type { Decision, MatchSuggestion } from '../../model/schemas/imports.ts';
import { type Label, labelNames, labels } from '../../model/vocabulary/labels.ts';
import type { Engine } from '../store/engine.ts';
import type { Identifier } from './formats/format.ts';
import { type StoredName, storedNames, storedNodes } from './stored.ts';

/** Labels whose nodes have names, and so may be somebody who is already there. */
export const namedLabels: readonly Label[] = labelNames.filter(
  (label) => labels[label].search === 'names',
);
/** Beyond so many nobody could decide. */
const mostSuggestions = 500;

/** Registers whose numbers mean the same everywhere; of other schemes two files may have their own. */
const registers = new Set([
  'wikidata',
  'parlgov',
  'partyfacts',
  'viaf',
  'gnd',
  'isni',
  'lei',
  'iso31661',
  'iso3166',
  'iso31661alpha2',
  'iso31661alpha3',
  'opencorporates',
]);

/** An identifier as it is compared: `ParlGov 12` and `parlgov:12` are the same. */
function keyOf({ scheme, value }: Identifier): string {
  return `${schemeOf(scheme)}:${value.trim().toLowerCase()}`;
}

function schemeOf(scheme: string): string {
  return scheme.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Identifiers of a node of the store, as they are compared. */
function keysOf({ wikidata, identifiers }: StoredName): string[] {
  const keys = identifiers.map((text) => {
    const at = text.indexOf(':');
    return keyOf({ scheme: text.slice(0, Math.max(0, at)), value: text.slice(at + 1) });
  });
  return wikidata ? [keyOf({ scheme: 'wikidata', value: wikidata }), ...keys] : keys;
}

/** What is known of a named node of the import; in memory, since they are thousands at most. */
export interface NamedNode {
  id: string;
  label: Label;
  name: string;
  country?: string;
  identifiers: Identifier[];
  place: string;
}

interface Identities {
  /** Ids of the import that are other ids in the store. */
  same: Map<string, string>;
  suggestions: MatchSuggestion[];
  /** Whom identifiers have told: the import's id and the identifier. */
  told: { node: NamedNode; id: string; identifier: Identifier }[];
}

/** Under what a decision is remembered. */
function decisionKey(label: Label, name: string): string {
  return `${label} ${words(name).join(' ')}`;
}

/** Finds out who of an import is in the store. Throws nothing: what cannot be told stays apart. */
export async function identify(
  engine: Engine,
  nodes: readonly NamedNode[],
  decisions: readonly Decision[],
): Promise<Identities> {
  const found: Identities = { same: new Map(), suggestions: [], told: [] };
  if (nodes.length === 0) return found;
  const there = await storedNodes(
    engine,
    nodes.map(({ id }) => id),
  );
  const unknown = nodes.filter(({ id }) => !there.has(id));
  if (unknown.length === 0) return found;
  const decided = new Map(decisions.map((one) => [one.key, one]));
  for (const label of namedLabels) {
    const some = unknown.filter((node) => node.label === label);
    if (some.length > 0) await identifyLabel(engine, label, some, decided, found);
  }
  return found;
}

async function identifyLabel(
  engine: Engine,
  label: Label,
  nodes: readonly NamedNode[],
  decided: ReadonlyMap<string, Decision>,
  found: Identities,
): Promise<void> {
  const asked = new Set(nodes.map(({ name }) => words(name).join(' ')));
  const byName = new Map<string, StoredName[]>();
  const byIdentifier = new Map<string, StoredName[]>();
  const identifying = new Set(nodes.flatMap(({ identifiers }) => identifiers.map(keyOf)));
  const ids = new Set<string>();
  const put = (map: Map<string, StoredName[]>, key: string, stored: StoredName) =>
    map.set(key, [...(map.get(key) ?? []), stored]);
  for await (const some of storedNames(engine, label)) {
    for (const stored of some) {
      ids.add(stored.id);
      for (const key of new Set(keysOf(stored))) {
        if (identifying.has(key)) put(byIdentifier, key, stored);
      }
      for (const name of new Set(stored.names.map((one) => words(one).join(' ')))) {
        if (asked.has(name)) put(byName, name, stored);
      }
    }
  }
  for (const node of nodes) {
    const alike = node.identifiers.flatMap((identifier) => {
      const [one, ...others] = byIdentifier.get(keyOf(identifier)) ?? [];
      return one && others.length === 0 ? [{ identifier, stored: one }] : [];
    });
    const sure = alike.filter(({ identifier }) => registers.has(schemeOf(identifier.scheme)));
    const [{ identifier: known, stored: told } = { identifier: undefined, stored: undefined }] =
      sure;
    // Two registers that tell two different nodes leave it to a person.
    if (known && told && sure.every(({ stored }) => stored.id === told.id)) {
      found.same.set(node.id, told.id);
      found.told.push({ node, id: told.id, identifier: known });
      continue;
    }
    const key = decisionKey(label, node.name);
    const candidates = candidatesOf(node, byName.get(words(node.name).join(' ')) ?? [], alike);
    const decision = decided.get(key)?.decision ?? null;
    if (decision && decision !== 'different' && ids.has(decision)) {
      found.same.set(node.id, decision);
    }
    if (candidates.length === 0 || found.suggestions.length >= mostSuggestions) continue;
    const valid = decision === 'different' || (decision !== null && ids.has(decision));
    const { id, name, place } = node;
    const kept = valid ? decision : null;
    found.suggestions.push({ key, label, id, name, place, candidates, decision: kept });
  }
}

/** Whom it may be: by an identifier first, then by name. */
function candidatesOf(
  node: NamedNode,
  named: readonly StoredName[],
  alike: readonly { identifier: Identifier; stored: StoredName }[],
): MatchSuggestion['candidates'] {
  const found = new Map<string, MatchSuggestion['candidates'][number]>();
  const add = (stored: StoredName, reasons: string[]) => {
    const known = found.get(stored.id);
    if (known) known.reasons.push(...reasons);
    else found.set(stored.id, { id: stored.id, name: stored.names[0] ?? stored.id, reasons });
  };
  for (const { identifier, stored } of alike) {
    add(stored, [`the same ${identifier.scheme} ${identifier.value}`]);
  }
  for (const stored of named) {
    const reasons = reasonsOf(node, stored);
    if (reasons) add(stored, reasons);
  }
  return [...found.values()];
}

/** Why they may be the same; nothing when something speaks against it. */
function reasonsOf(node: NamedNode, stored: StoredName): string[] | undefined {
  const reasons = [
    words(stored.names[0] ?? '').join(' ') === words(node.name).join(' ')
      ? 'the same name'
      : 'the same name, as another name of theirs',
  ];
  if (node.country && stored.country) {
    if (node.country !== stored.country) return undefined;
    reasons.push(`both of ${node.country}`);
  }
  const wikidata = node.identifiers.find(({ scheme }) => scheme === 'wikidata');
  if (wikidata && stored.wikidata && wikidata.value !== stored.wikidata) return undefined;
  return reasons;
}
