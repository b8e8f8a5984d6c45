/**
 * Atom feeds of events (RFC 4287): what was noticed lately, filled up with what the graph held before
 * anybody looked, so that a new reader does not begin with an empty page.
 */
import { escaped } from '../../../model/formats/xml-text.ts';
import type {
  EventKind,
  FeedName,
  FeedRequest,
  StoredEvent,
} from '../../../model/schemas/events.ts';
import { changesRequest } from '../../../model/schemas/positions.ts';
import { statementsRequest } from '../../../model/schemas/statements.ts';
import * as questions from '../../questions/index.ts';
import type { Store } from '../../store/store.ts';
import { type DescribedEvent, describeEvents, matchingEvents } from './describe.ts';
import { eventKey } from './find.ts';
import { readLog } from './log.ts';

const mostEntries = 50;
const kinds: Record<FeedName, EventKind> = {
  statements: 'statement',
  changes: 'change',
  first: 'first',
  'silence-broken': 'silence-broken',
};
const titles: Record<EventKind, string> = {
  statement: 'New statements',
  change: 'Changes of position',
  first: 'First statements on an agreement',
  'silence-broken': 'Broken silence',
};

/** The feed as XML; `base` begins its links, `self` is its own address. */
export async function feed(
  store: Store,
  { name, ...filters }: FeedRequest,
  base: string,
  self: string,
): Promise<string> {
  const kind = kinds[name.replace(/\.atom$/, '') as FeedName];
  const log = (await readLog(store)).events.filter((event) => event.kind === kind);
  const noticed = (await matchingEvents(store, log, filters)).reverse().slice(0, mostEntries);
  const known = new Set(noticed.map(eventKey));
  const earlier = (await before(store, kind, filters)).filter((one) => !known.has(eventKey(one)));
  const all = [...noticed, ...earlier]
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .slice(0, mostEntries);
  const events = await describeEvents(store, all, base);
  const keys = new Map(all.map((one) => [`${one.number}-${one.kind}`, eventKey(one)]));
  const updated = all[0]?.at ?? '1970-01-01T00:00:00Z';
  const entries = events.map((event) => entry(event, keys.get(event.id) ?? event.id));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${escaped(self)}</id>
<title>${escaped(`${titles[kind]} · Stancegraph`)}</title>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
<link rel="alternate" type="text/html" href="${escaped(base)}/"/>
<generator uri="${escaped(base)}/">Stancegraph</generator>
${entries.join('\n')}
</feed>
`;
}

/** The latest of what the graph holds, as though it had been noticed on its own day. */
async function before(
  store: Store,
  kind: EventKind,
  filters: Omit<FeedRequest, 'name'>,
): Promise<StoredEvent[]> {
  const noon = (day: unknown) =>
    typeof day === 'string' && /^\d{4}(-\d\d)?(-\d\d)?/.test(day)
      ? `${`${day}-01-01`.slice(0, 10)}T00:00:00Z`
      : undefined;
  let number = 0;
  const next = () => {
    number -= 1;
    return number;
  };
  if (kind === 'statement') {
    const asked = { ...statementsRequest.parse({}), ...filters, limit: mostEntries };
    const { statements } = await questions.statements(store, asked);
    return statements.flatMap(({ statement }) => {
      const at = noon(statement.properties.codedAt) ?? noon(statement.properties.date);
      return at ? { number: next(), kind, at, statement: statement.id } : [];
    });
  }
  if (kind !== 'change') return [];
  const { speaker, agreement, party, institution, country, from, to, asOf, certain } = filters;
  const asked = { speaker, agreement, party, institution, country, from, to, asOf, certain };
  const { changes } = await questions.changes(store, {
    ...changesRequest.parse({ kind: 'change', limit: mostEntries }),
    ...asked,
  });
  return changes.flatMap((change) => {
    const at = noon(change.after.statement.properties.date);
    const [statement, earlier] = [change.after.statement.id, change.before.statement.id];
    const who = { speaker: change.speaker.id, agreement: change.agreement.id };
    return at ? { number: next(), kind, at, statement, before: earlier, ...who } : [];
  });
}

function entry({ title, at, link, statements }: DescribedEvent, key: string): string {
  const authors = (statements[0]?.speakers ?? []).map(
    ({ name }) => `<author><name>${escaped(name)}</name></author>`,
  );
  const quoted = statements.map(
    ({ text, translation, date, speakers, about, sources, link: at_ }) =>
      `<blockquote><p>${html(text)}</p>${translation ? `<p>${html(translation)}</p>` : ''}</blockquote>` +
      `<p>${html(speakers.map(({ name }) => name).join(', '))}, <a href="${html(at_)}">${html(date ?? 'no date')}</a>. ` +
      `${html(about.map(({ stance, name }) => `${stance}: ${name}`).join('; '))}. ` +
      `${html(sources.map((source) => source.title).join('; '))}</p>`,
  );
  return `<entry>
<id>urn:stancegraph:${escaped(encodeURIComponent(key))}</id>
<title>${escaped(title)}</title>
<updated>${at}</updated>
<link rel="alternate" type="text/html" href="${escaped(link)}"/>
${authors.join('')}${authors.length === 0 ? '<author><name>Stancegraph</name></author>' : ''}
<content type="html">${escaped(quoted.join(''))}</content>
</entry>`;
}

/** A text as a text within the HTML that an entry holds. */
function html(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
