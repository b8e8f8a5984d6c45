/** Entities of FollowTheMoney as records. */
import type { Label } from '../../../../model/vocabulary/labels.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import type { Identifier, ImportRecord } from '../format.ts';
import {
  baseOf,
  dayOf,
  GivenTerms,
  nodeRecord,
  note,
  problemRecord,
  relationshipRecord,
} from '../shared/emit.ts';
import { ownId } from '../shared/ids.ts';
import { type Entity, relations } from './entity.ts';

interface Known {
  own: string;
  label: Label;
  /** Of a position: its name and the body that it is in. */
  post?: { name: string; body: string | undefined } | undefined;
}

/** Properties that identify, by the scheme that they are of. */
const identifying: Record<string, string> = {
  wikidataId: 'wikidata',
  leiCode: 'lei',
  registrationNumber: 'registration-number',
  opencorporatesUrl: 'opencorporates',
  vatCode: 'vat',
  dunsCode: 'duns',
};

export class FtmWriter {
  readonly #known = new Map<string, Known>();
  readonly #all = new Set<string>();
  readonly #others = new Map<string, number>();
  readonly #terms = new GivenTerms();
  readonly #sources = new Set<string>();
  #fileId: string;
  #dataset: string | undefined;

  constructor(file: string) {
    this.#fileId = ownId('Source', '', `followthemoney-${baseOf(file)}`);
  }

  /** Takes note of what an id is. */
  take(entity: Entity, label: Label | undefined): void {
    const { id, schema, properties, referents, datasets } = entity;
    if (!this.#dataset && datasets[0]) {
      this.#dataset = datasets[0];
      this.#fileId = ownId('Source', '', `followthemoney-${datasets[0]}`);
    }
    for (const one of [id, ...referents]) this.#all.add(one);
    if (!label) return;
    const post =
      schema === 'Position'
        ? { name: properties.name?.[0] ?? id, body: properties.organization?.[0] }
        : undefined;
    const known: Known = { own: id, label, ...(post ? { post } : {}) };
    for (const one of [id, ...referents]) this.#known.set(one, known);
  }

  *entity(entity: Entity, place: string): Generator<ImportRecord> {
    const { id, schema, properties } = entity;
    const relation = relations[schema];
    if (relation) {
      yield* this.#relation(entity, relation, place);
      return;
    }
    const known = this.#known.get(id);
    if (!known) {
      this.#others.set(schema, (this.#others.get(schema) ?? 0) + 1);
      return;
    }
    // A position within a body is a role there, not a body of its own.
    if (known.post?.body && this.#known.has(known.post.body)) return;
    const name = properties.name?.[0] ?? properties.title?.[0];
    const sources = yield* this.#sourcesOf(properties, place);
    if (known.label === 'Source') {
      yield nodeRecord(place, 'Source', this.#id(known), {
        title: name ?? properties.fileName?.[0] ?? id,
        publisher: properties.publisher?.[0],
        originator: properties.author?.[0],
        date: dayOf(properties.publishedAt?.[0] ?? properties.date?.[0]),
        url: urlOf(properties.sourceUrl?.[0]),
        language: properties.language?.[0],
        text: properties.bodyText?.join('\n'),
        sourceClass: 'unknown',
      });
      return;
    }
    if (!name) yield note(place, 'entity without a name', `${id} is known by its id alone`);
    const others = ['name', 'alias', 'weakAlias', 'previousName', 'abbreviation'];
    const aliases = others.flatMap((one) => properties[one] ?? []).filter((one) => one !== name);
    const isParty = known.label === 'Party';
    yield nodeRecord(
      place,
      known.label,
      this.#id(known),
      {
        name: name ?? id,
        aliases: [...new Set(aliases)],
        description:
          properties.summary?.[0] ?? properties.description?.[0] ?? properties.notes?.[0],
        country: countryOf(properties),
        wikidata: properties.wikidataId?.[0],
        kind: isParty ? 'national-party' : kindOf(schema, known.label),
        sources,
      },
      identifiersOf(properties),
    );
  }

  *#relation(
    { id, schema, properties }: Entity,
    { from, to }: { from: string; to: string },
    place: string,
  ): Generator<ImportRecord> {
    const starts = properties[from] ?? [];
    const ends = properties[to] ?? [];
    if (starts.length === 0 || ends.length === 0) {
      const missing = starts.length === 0 ? from : to;
      yield note(place, `${schema} without ${missing}`, `${id} names no ${missing}`);
      return;
    }
    const [start, end] = [
      [...(properties.startDate ?? [])].sort()[0] ?? properties.date?.[0],
      [...(properties.endDate ?? [])].sort().at(-1),
    ];
    const days = { from: dayOf(start), to: dayOf(end) };
    const wrong = [start && !days.from && start, end && !days.to && end].filter(Boolean);
    if (wrong.length > 0) {
      yield problemRecord(
        place,
        `${id}: ${wrong[0]} is no date`,
        'Write it as 2024, 2024-09 or 2024-09-18.',
      );
      return;
    }
    if (days.from && days.to && days.to < days.from.slice(0, days.to.length)) {
      yield problemRecord(
        place,
        `${id} ends (${days.to}) before it begins (${days.from})`,
        'Put one right.',
      );
      return;
    }
    const sources = yield* this.#sourcesOf(properties, place);
    for (const one of starts) {
      for (const other of ends) {
        yield* this.#term(
          id,
          schema,
          one,
          other,
          { ...days, role: properties.role?.[0], sources },
          place,
        );
      }
    }
  }

  *#term(
    id: string,
    schema: string,
    from: string,
    to: string,
    properties: BatchProperties,
    place: string,
  ): Generator<ImportRecord> {
    for (const one of [from, to]) {
      if (this.#all.has(one)) continue;
      yield problemRecord(
        place,
        `${id} names ${one}, which is not in the files given`,
        'Give the file that has it.',
      );
      return;
    }
    const holder = this.#known.get(from);
    const post = this.#known.get(to);
    const within = post?.post?.body ? this.#known.get(post.post.body) : undefined;
    const body = within ?? post;
    if (!holder || !body || body.label === 'Actor' || holder.label === 'Source') {
      yield note(place, `${schema} of what has no place`, `${id} joins what is not of the graph`);
      return;
    }
    const role = properties.role ?? (within ? post?.post?.name : undefined);
    const [start, end] = [this.#id(holder), this.#id(body)];
    const { role: _, ...days } = properties;
    const record =
      holder.label === 'Actor'
        ? relationshipRecord(
            place,
            start,
            body.label === 'Party' ? 'MEMBER_OF' : 'HOLDS_OFFICE',
            end,
            {
              ...properties,
              role,
            },
          )
        : holder.label === body.label
          ? relationshipRecord(place, start, 'PART_OF', end, days)
          : holder.label === 'Party'
            ? relationshipRecord(place, start, 'PARTICIPATES_IN', end, { ...properties, role })
            : note(place, 'a body in a party', `${from} is in ${to}`);
    yield this.#terms.record(record);
  }

  *#sourcesOf(
    { sourceUrl = [] }: Entity['properties'],
    place: string,
  ): Generator<ImportRecord, string[]> {
    const ids: string[] = [];
    for (const text of sourceUrl) {
      const url = urlOf(text);
      if (!url) continue;
      const id = ownId('Source', '', url.replace(/^https?:\/\//, ''));
      if (!ids.includes(id)) ids.push(id);
      if (this.#sources.has(id)) continue;
      this.#sources.add(id);
      yield nodeRecord(place, 'Source', id, { title: url, url, sourceClass: 'unknown' });
    }
    return ids.length > 0 ? ids : [this.#fileId];
  }

  #id({ own, label }: Known): string {
    return ownId(label, '', own);
  }

  *end(file: string): Generator<ImportRecord> {
    const title = this.#dataset ?? baseOf(file);
    yield nodeRecord(file, 'Source', this.#fileId, { title, sourceClass: 'unknown' });
    for (const [schema, times] of [...this.#others].sort()) {
      yield note(
        file,
        `no place in the graph: ${schema}`,
        `${times} of the schema ${schema} have no place in the graph`,
      );
    }
  }
}

function kindOf(schema: string, label: Label): string | undefined {
  if (label === 'Actor') return undefined;
  return schema.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

function countryOf({ country, jurisdiction, nationality, mainCountry }: Entity['properties']) {
  return (mainCountry ?? country ?? jurisdiction ?? nationality)?.[0]?.toUpperCase();
}

function identifiersOf(properties: Entity['properties']): Identifier[] {
  return Object.entries(identifying).flatMap(([name, scheme]) =>
    (properties[name] ?? []).map((value) => ({ scheme, value })),
  );
}

function urlOf(text: string | undefined): string | undefined {
  return text && /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text) ? text : undefined;
}
