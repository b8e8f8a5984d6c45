/** Checks of what is to be published, beyond the form of the request. */
import { labelOfId } from '../../model/ids.ts';
import type { PublishRequest } from '../../model/schemas/coding.ts';
import { speaksAs } from '../../model/vocabulary/labels.ts';
import type { Store } from '../store/store.ts';
import { knownIds, type PublishedIds, unfitting } from './published-ids.ts';

/** What is checked of a publication, and of a coding of a shared text. */
export type Checked = Pick<PublishRequest, 'source' | 'entities' | 'statements'>;

/** Throws `unfitting` for the first thing that does not fit. Without a text, words are taken as sent. */
export async function checkRequest(
  store: Store,
  request: Checked,
  text: string | null,
  ids: PublishedIds,
): Promise<void> {
  checkKept(request.source);
  const refs = new Set<string>();
  for (const [index, statement] of request.statements.entries()) {
    const place = `statements[${index}]`;
    if (refs.has(statement.ref)) throw unfitting(`${place}.ref`, `${statement.ref} is used twice.`);
    refs.add(statement.ref);
    let last = 0;
    for (const [at, { start, end, exact }] of statement.segments.entries()) {
      const path = `${place}.segments[${at}]`;
      if (start < last || end <= start) {
        throw unfitting(path, 'segments stand in the order of the text and do not overlap.');
      }
      last = end;
      if (text === null || text.slice(start, end) === exact) continue;
      const words = text.slice(start, Math.min(end, start + 80));
      throw unfitting(
        `${path}.exact`,
        `from ${start} to ${end} the text has ${JSON.stringify(words)}, not ${JSON.stringify(exact.slice(0, 80))}.`,
      );
    }
    for (const [at, { agreement }] of statement.about.entries()) {
      if (labelOfId(agreement) !== 'Agreement') {
        throw unfitting(`${place}.about[${at}].agreement`, `${agreement} is no agreement.`);
      }
      if (statement.about.findIndex((one) => one.agreement === agreement) < at) {
        throw unfitting(`${place}.about[${at}].agreement`, `${agreement} is named twice.`);
      }
    }
  }
  await checkIds(store, request, ids);
}

/** Throws `unfitting` for a text that may not be kept. */
export function checkKept({
  keepText,
  licence,
  sourceClass,
}: Pick<PublishRequest['source'], 'keepText'> & {
  licence?: unknown;
  sourceClass?: unknown;
}): void {
  if (!keepText || licence || sourceClass === 'primary') return;
  throw unfitting(
    'source.keepText',
    'a text is kept for readers only with a licence, or when the source is primary. Name the licence, or do not keep the text.',
  );
}

async function checkIds(store: Store, request: Checked, ids: PublishedIds): Promise<void> {
  const named: { path: string; id: string; speaks?: boolean }[] = [];
  if (request.source.id !== undefined) named.push({ path: 'source.id', id: request.source.id });
  for (const [index, one] of request.statements.entries()) {
    const path = `statements[${index}]`;
    for (const [at, { id }] of one.speakers.entries()) {
      named.push({ path: `${path}.speakers[${at}].id`, id: ids.resolve(id), speaks: true });
    }
    for (const [at, { agreement }] of one.about.entries()) {
      named.push({ path: `${path}.about[${at}].agreement`, id: ids.resolve(agreement) });
    }
    if (one.reportedBy)
      named.push({ path: `${path}.reportedBy`, id: ids.resolve(one.reportedBy), speaks: true });
    if (one.respondsTo && !ids.statements.has(one.respondsTo)) {
      named.push({ path: `${path}.respondsTo`, id: one.respondsTo });
    }
  }
  for (const [index, { memberships, offices }] of request.entities.entries()) {
    for (const [at, { party }] of (memberships ?? []).entries()) {
      named.push({ path: `entities[${index}].memberships[${at}].party`, id: ids.resolve(party) });
    }
    for (const [at, { institution }] of (offices ?? []).entries()) {
      named.push({
        path: `entities[${index}].offices[${at}].institution`,
        id: ids.resolve(institution),
      });
    }
  }
  const made = new Set(ids.entities.values());
  const known = new Set(
    await knownIds(
      store,
      named.map(({ id }) => id),
    ),
  );
  for (const { path, id, speaks } of named) {
    if (!made.has(id) && !known.has(id)) {
      throw unfitting(
        path,
        `${id} is not in the graph. Search for it, or send it among the entities.`,
      );
    }
    const label = labelOfId(id);
    if (speaks && !(label && speaksAs(label))) {
      throw unfitting(
        path,
        `${id} cannot speak: a speaker is an actor, a party or an institution.`,
      );
    }
  }
}
