/** A coded text as nodes and relationships. */
import { relationshipId } from '../../model/ids.ts';
import type { PublishRequest } from '../../model/schemas/coding.ts';
import type { RelationshipType } from '../../model/vocabulary/relationship-types.ts';
import type { BatchNode, BatchProperties, BatchRelationship, GraphBatch } from '../store/batch.ts';
import { type PublishedIds, textDigest } from './published-ids.ts';
import { wholeCharacter } from './statement-changes.ts';

/** Characters that are kept on either side of the words of a text that is not kept. */
const around = 32;
/** Words from one text that is not kept, beyond which a notice says so. */
const muchQuoted = 300;

/** What is written, and what its coder should know. */
export function batchOf(
  request: PublishRequest,
  text: string,
  ids: PublishedIds,
  at: string,
): { batch: GraphBatch; notices: string[] } {
  const textHash = textDigest(text);
  const sources = [ids.source];
  const nodes: BatchNode[] = [];
  const relationships: BatchRelationship[] = [];
  const relate = (
    type: RelationshipType,
    from: string,
    to: string,
    properties: BatchProperties,
  ) => {
    relationships.push({
      id: relationshipId(from, type, to, properties),
      type,
      from,
      to,
      properties,
    });
  };
  if (ids.newSource) {
    const { id: _, text: __, keepText, ...properties } = request.source;
    nodes.push({
      id: ids.source,
      label: 'Source',
      properties: { ...properties, textHash, ...(keepText ? { text } : {}) },
    });
  }
  for (const [index, entity] of request.entities.entries()) {
    const id = ids.resolve(entity.ref ?? entity.id ?? String(index));
    const label = entity.labels[0] as BatchNode['label'];
    nodes.push({ id, label, properties: { ...entity.properties, verified: false, sources } });
    for (const { party, ...term } of entity.memberships ?? []) {
      relate('MEMBER_OF', id, ids.resolve(party), { ...term, verified: false, sources });
    }
    for (const { institution, ...term } of entity.offices ?? []) {
      relate('HOLDS_OFFICE', id, ids.resolve(institution), { ...term, verified: false, sources });
    }
  }
  let quoted = 0;
  for (const one of request.statements) {
    const id = ids.statements.get(one.ref) as string;
    const words = one.segments.map(({ exact }) => exact).join(' […] ');
    quoted += words.split(/\s+/).length;
    const [start, end] = [one.segments[0]?.start ?? 0, one.segments.at(-1)?.end ?? 0];
    const properties: BatchProperties = {
      text: words,
      language: request.source.language,
      kind: one.kind,
      date: one.date ?? request.source.date,
      translation: one.translation,
      textIsPublishedTranslation: one.textIsPublishedTranslation,
      note: one.note,
      verified: true,
      codedBy: coderNames(request.coding),
      confirmedBy: request.coding.codedBy,
      study: request.coding.study,
      model: one.model,
      codedAt: at,
      method: one.method,
      confidence: one.confidence === undefined ? undefined : String(one.confidence),
    };
    nodes.push({ id, label: 'Statement', properties: stated(properties) });
    for (const { id: speaker, as } of one.speakers) {
      relate('MADE', ids.resolve(speaker), id, stated({ as, sources }));
    }
    for (const { agreement, stance } of one.about)
      relate('ABOUT', id, ids.resolve(agreement), { stance, sources });
    if (one.reportedBy) relate('REPORTED_BY', id, ids.resolve(one.reportedBy), { sources });
    if (one.respondsTo) {
      relate('RESPONDS_TO', id, ids.statements.get(one.respondsTo) ?? one.respondsTo, { sources });
    }
    relate('STATED_IN', id, ids.source, {
      main: true,
      exact: words,
      prefix: text.slice(wholeCharacter(text, Math.max(0, start - around), 1), start),
      suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + around), -1)),
      start,
      end,
      ...(one.segments.length > 1
        ? { segments: one.segments.flatMap((part) => [part.start, part.end]) }
        : {}),
      textHash,
    });
  }
  const notices =
    !request.source.keepText && quoted > muchQuoted
      ? [`${quoted} words of a text that is not kept are quoted: check that this is allowed.`]
      : [];
  return { batch: { name: request.key, nodes, relationships }, notices };
}

/** Under whose names a coding is published. */
export function coderNames({ codedBy, coders = [] }: PublishRequest['coding']): string {
  return [...new Set([...coders, codedBy])].join(', ');
}

/** Without what is not stated. */
function stated(properties: BatchProperties): BatchProperties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
