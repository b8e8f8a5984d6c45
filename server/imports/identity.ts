/**
 * Who is who: what an import names is told by its id, then by identifiers that nobody else has. By
 * name and country it is only suggested, and a person decides; decisions are remembered by label and
 * name, and hold for like cases.
 */
import { words } from '../../model/ids.ts';
import type { Decision, MatchSuggestion } from '../../model/schemas/imports.ts';
import { type Label, labelNames, labels } from '../../model/vocabulary/labels.ts';
import type { Engine } from '../store/engine.ts';
import type { Identifier } from './formats/format.ts';
import { type StoredName, storedNames, storedNodes } from './stored.ts';

/** Labels whose nodes have names, and so may be somebody who is already there. */
export const named: readonly Label[] = labelNames.filter(
  (label) => labels[label].search === 'names',
);
/** Beyond so many nobody could decide. */
const mostSuggestions = 500;

/** What is known of a named node of the import; in memory, since they are thousands at most. */
export interface NamedNode {
  id: string;
  label: Label;
  name: string;
  country?: string;
  identifiers: Identifier[];
  place: string;
}

export interface Identities {
  /** Ids of the import that are other ids in the store. */
  same: Map<string, string>;
  suggestions: MatchSuggestion[];
  /** Whom identifiers have told: the import's id and the identifier. */
  told: { node: NamedNode; id: string; identifier: Identifier }[];
}

/** Under what a decision is remembered. */
export function decisionKey(label: Label, name: string): string {
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
  for (const label of named) {
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
  const byWikidata = new Map<string, StoredName[]>();
  const ids = new Set<string>();
  const put = (map: Map<string, StoredName[]>, key: string, stored: StoredName) =>
    map.set(key, [...(map.get(key) ?? []), stored]);
  for await (const some of storedNames(engine, label)) {
    for (const stored of some) {
      ids.add(stored.id);
      if (stored.wikidata) put(byWikidata, stored.wikidata, stored);
      for (const name of new Set(stored.names.map((one) => words(one).join(' ')))) {
        if (asked.has(name)) put(byName, name, stored);
      }
    }
  }
  for (const node of nodes) {
    const known = node.identifiers.find(
      ({ scheme, value }) => scheme === 'wikidata' && byWikidata.get(value)?.length === 1,
    );
    const told = known && byWikidata.get(known.value)?.[0];
    if (known && told) {
      found.same.set(node.id, told.id);
      found.told.push({ node, id: told.id, identifier: known });
      continue;
    }
    const key = decisionKey(label, node.name);
    const candidates = (byName.get(words(node.name).join(' ')) ?? []).flatMap((stored) => {
      const reasons = reasonsOf(node, stored);
      return reasons ? [{ id: stored.id, name: stored.names[0] ?? stored.id, reasons }] : [];
    });
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
