/** Events as feeds and webhooks give them: with the quotations, who said them, and permanent links. */
import type { EventKind, StoredEvent } from '../../../model/schemas/events.ts';
import type { GraphNode } from '../../../model/schemas/graph.ts';
import type { StatementFilters, StatementItem } from '../../../model/schemas/statements.ts';
import { isLabel } from '../../../model/vocabulary/index.ts';
import { labels } from '../../../model/vocabulary/labels.ts';
import { statementNumber } from '../../questions/facts/facts.ts';
import { factsOf } from '../../questions/facts/read.ts';
import { select } from '../../questions/facts/select.ts';
import { nodesByIds } from '../../questions/node.ts';
import { statementDetails } from '../../questions/statement-details.ts';
import type { Store } from '../../store/store.ts';

/** Statements with what proves them, for a machine that reads it. */
export interface DescribedEvent {
  id: string;
  event: EventKind;
  at: string;
  title: string;
  link: string;
  speaker?: { id: string; name: string };
  agreement?: { id: string; name: string };
  /** The latest first: of a change both. */
  statements: DescribedStatement[];
}

interface DescribedStatement {
  id: string;
  link: string;
  date: string | null;
  text: string;
  translation: string | null;
  kind: string | null;
  speakers: { id: string; name: string; as: string | null }[];
  about: { id: string; name: string; stance: string }[];
  sources: { id: string; title: string; url: string | null; exact: string | null }[];
}

/** Those of some events whose statement a filter lets through; what is gone meanwhile is no event. */
export async function matchingEvents(
  store: Store,
  events: readonly StoredEvent[],
  filters: StatementFilters,
): Promise<StoredEvent[]> {
  if (events.length === 0) return [];
  const facts = await factsOf(store);
  const { statements } = await select(store, filters, facts);
  const chosen = new Set(statements);
  return events.filter(({ statement }) => chosen.has(statementNumber(facts, statement)));
}

/** Events in words and quotations; `base` begins their links. */
export async function describeEvents(
  store: Store,
  events: readonly StoredEvent[],
  base: string,
): Promise<DescribedEvent[]> {
  const ids = [...new Set(events.flatMap(({ statement, before }) => [statement, before ?? '']))];
  const named = [
    ...new Set(events.flatMap(({ speaker, agreement }) => [speaker ?? '', agreement ?? ''])),
  ];
  const wanted = (all: string[]) => all.filter((id) => id !== '');
  const [items, nodes] = await Promise.all([
    statementDetails(store, wanted(ids)),
    nodesByIds(store.engine, wanted(named)),
  ]);
  const itemOf = new Map(items.map((item) => [item.statement.id, item]));
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  return events.flatMap((event) => {
    const item = itemOf.get(event.statement);
    if (!item) return [];
    const before = event.before === undefined ? undefined : itemOf.get(event.before);
    const one = (id: string | undefined) => {
      const node = id === undefined ? undefined : nodeOf.get(id);
      return node && { id: node.id, name: nameOf(node) };
    };
    const [speaker, agreement] = [one(event.speaker), one(event.agreement)];
    return {
      id: `${event.number}-${event.kind}`,
      event: event.kind,
      at: event.at,
      title: titleOf(event.kind, item, speaker?.name, agreement?.name),
      link: linkTo(base, item.statement),
      ...(speaker ? { speaker } : {}),
      ...(agreement ? { agreement } : {}),
      statements: [item, ...(before ? [before] : [])].map((each) => statement(each, base)),
    };
  });
}

function titleOf(kind: EventKind, item: StatementItem, speaker = '', agreement = ''): string {
  const who = item.speakers.map(({ node }) => nameOf(node)).join(', ');
  const about = item.about
    .map(({ agreement: on, stance }) => `${stance}: ${nameOf(on)}`)
    .join('; ');
  switch (kind) {
    case 'statement':
      return `${who} (${about})`;
    case 'change':
      return `${speaker} changed position on ${agreement}`;
    case 'first':
      return `First statement on ${agreement}: ${who}`;
    case 'silence-broken':
      return `${speaker} had acted on ${agreement}, and now speaks`;
  }
}

function statement(
  { statement: node, speakers, about, sources }: StatementItem,
  base: string,
): DescribedStatement {
  const { date, text, translation, kind } = node.properties;
  return {
    id: node.id,
    link: linkTo(base, node),
    date: textOf(date),
    text: textOf(text) ?? '',
    translation: textOf(translation),
    kind: textOf(kind),
    speakers: speakers.map(({ node: who, as }) => ({ id: who.id, name: nameOf(who), as })),
    about: about.map(({ agreement, stance }) => ({
      id: agreement.id,
      name: nameOf(agreement),
      stance,
    })),
    sources: sources.map(({ source, exact }) => ({
      id: source.id,
      title: nameOf(source),
      url: textOf(source.properties.url),
      exact,
    })),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function nameOf({ id, properties }: GraphNode): string {
  return textOf(properties.name) ?? textOf(properties.title) ?? id;
}

function linkTo(base: string, { id, labels: own }: GraphNode): string {
  const label = own.find(isLabel);
  const folder = label ? labels[label].plural.toLowerCase() : 'statements';
  return `${base}/${folder}/${encodeURIComponent(id)}`;
}
