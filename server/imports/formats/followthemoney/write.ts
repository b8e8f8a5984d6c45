/** Entities of FollowTheMoney as records. */
import { ownNames } from '../../../../model/own-names.ts';
import type { BatchProperties } from '../../../store/batch.ts';
import { IdSet } from '../../staging/id-set.ts';
import type { ImportRecord } from '../format.ts';
import { baseOf, dayOf, GivenTerms, nodeRecord, note, problemRecord } from '../shared/emit.ts';
import { CaseTwins, ownId } from '../shared/ids.ts';
import { closerSchema, type Entity, labelOfEntity, nameOf, relations } from './entity.ts';
import { joined, type Known } from './joined.ts';
import { countryOf, identifiersOf, kindOf, urlOf } from './properties.ts';

export class FtmWriter {
  readonly #known = new Map<string, Known>();
  readonly #all = new Set<string>();
  readonly #twins = new CaseTwins();
  readonly #others = new Map<string, number>();
  readonly #counted = new IdSet();
  /** What was said first of what several lines tell of. */
  readonly #said = new Map<string, BatchProperties>();
  readonly #relations = new Map<string, { id: string; text: string }>();
  readonly #seen = new IdSet();
  /** What further lines tell of a relation, until the first is written. */
  readonly #fragments = new Map<string, Entity['properties'] | undefined>();
  readonly #terms = new GivenTerms();
  readonly #sources = new Set<string>();
  #fileId: string;
  #dataset: string | undefined;

  constructor(file: string) {
    this.#fileId = ownId('Source', '', `followthemoney-${baseOf(file)}`);
  }

  /** Takes note of what an id is. */
  take(entity: Entity): void {
    const { id, schema, properties, referents, datasets } = entity;
    if (!this.#dataset && datasets[0]) {
      this.#dataset = datasets[0];
      this.#fileId = ownId('Source', '', `followthemoney-${datasets[0]}`);
    }
    for (const one of [id, ...referents]) this.#all.add(one);
    if (relations[schema]) this.#takeFragment(entity);
    const label = labelOfEntity(entity);
    if (!label) return;
    this.#twins.take(label, id);
    const name = nameOf(entity) ?? (label === 'Source' ? properties.fileName?.[0] : undefined);
    const before = this.#known.get(id);
    if (before?.own === id) {
      const closer = closerSchema(before.schema, schema);
      // What it cannot be is told when it is written.
      if (!closer) return;
      if (before.label !== 'Party') before.label = closer === schema ? label : before.label;
      if (label === 'Party') before.label = label;
      before.schema = closer;
      before.times += 1;
      before.name ??= name;
    }
    const known: Known = before?.own === id ? before : { own: id, label, schema, name, times: 1 };
    if (schema === 'Position') {
      const post = known.post ?? { name: id, bodies: [] };
      known.post = {
        name: post.name === id ? (name ?? id) : post.name,
        bodies: [...new Set([...post.bodies, ...(properties.organization ?? [])])],
      };
    }
    for (const one of [id, ...referents]) this.#known.set(one, known);
  }

  /** A relation that was given before: what this line tells of it is kept for the first. */
  #takeFragment({ id, schema, properties }: Entity): void {
    const key = `${schema} ${id}`;
    if (this.#seen.add(key)) return;
    this.#fragments.set(key, together(this.#fragments.get(key) ?? {}, properties));
  }

  /** A relation with all that the lines tell of it; undefined for the lines after the first. */
  #whole(entity: Entity): Entity | undefined {
    const key = `${entity.schema} ${entity.id}`;
    if (!this.#fragments.has(key)) return entity;
    const more = this.#fragments.get(key);
    this.#fragments.set(key, undefined);
    return more && { ...entity, properties: together(entity.properties, more) };
  }

  *entity(entity: Entity, place: string): Generator<ImportRecord> {
    const { id, schema, properties } = entity;
    const relation = relations[schema];
    if (relation) {
      const whole = this.#whole(entity);
      if (whole) yield* this.#relation(whole, relation, place);
      return;
    }
    const known = this.#known.get(id);
    if (!known || !labelOfEntity(entity)) {
      if (this.#counted.add(id)) this.#others.set(schema, (this.#others.get(schema) ?? 0) + 1);
      return;
    }
    if (known.own === id && !closerSchema(known.schema, schema)) {
      yield problemRecord(
        place,
        `${id} is a ${schema} here and a ${known.schema} before, which nothing can be`,
        'Give one of the two another id.',
      );
      return;
    }
    const bodies = schema === 'Position' ? (properties.organization ?? []) : [];
    const body = bodies.find((one) => !this.#all.has(one));
    if (body) {
      yield problemRecord(
        place,
        `${id} names ${body}, which is not in the files given`,
        'Give the file that has it.',
      );
      return;
    }
    // A position within a body is a role there, not a body of its own.
    if (known.post?.bodies.some((one) => this.#known.has(one))) return;
    // One that only stands for its id within another.
    if (known.times > 1 && Object.keys(properties).length === 0) return;
    const sources = yield* this.#sourcesOf(properties, place);
    if (known.label === 'Source') {
      yield* this.#paper(entity, known, place);
      return;
    }
    const name = known.name ?? id;
    if (!known.name) yield note(place, 'entity without a name', `${id} is known by its id alone`);
    const others = ['name', 'alias', 'weakAlias', 'previousName', 'abbreviation'];
    const aliases = [nameOf(entity) ?? name, ...others.flatMap((one) => properties[one] ?? [])];
    const told = {
      description: properties.summary?.[0] ?? properties.description?.[0] ?? properties.notes?.[0],
      country: countryOf(properties),
      wikidata: properties.wikidataId?.[0],
    };
    yield nodeRecord(
      place,
      known.label,
      this.#id(known),
      {
        name,
        ...this.#first(known, told),
        aliases: [...new Set(aliases)].filter((one) => one !== name),
        kind: known.label === 'Party' ? 'national-party' : kindOf(known.schema, known.label),
        sources,
      },
      identifiersOf(properties),
    );
  }

  /** Of what several lines tell, what each says goes for what the first said of it. */
  #first({ own, times }: Known, told: BatchProperties): BatchProperties {
    if (times < 2) return told;
    const before = this.#said.get(own) ?? {};
    const now = Object.entries(told).map(([name, value]) => [
      name,
      value === undefined ? value : (before[name] ?? value),
    ]);
    this.#said.set(own, { ...Object.fromEntries(now.filter(([, value]) => value)), ...before });
    return Object.fromEntries(now);
  }

  *#paper({ id, properties }: Entity, known: Known, place: string): Generator<ImportRecord> {
    const stated = properties.publishedAt?.[0] ?? properties.date?.[0];
    const date = dayOf(stated);
    if (stated && !date) {
      yield wrongDay(place, id, stated);
      return;
    }
    const told = {
      publisher: properties.publisher?.[0],
      originator: properties.author?.[0],
      date,
      url: urlOf(properties.sourceUrl?.[0]),
      language: properties.language?.[0],
      text: properties.bodyText?.join('\n'),
      sourceClass: 'unknown',
    };
    yield nodeRecord(place, 'Source', this.#id(known), {
      title: known.name ?? id,
      ...this.#first(known, told),
    });
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
      yield wrongDay(place, id, wrong[0]);
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
    // Several have no order, so theirs must not matter.
    const role = [...new Set(properties.role)].sort().join('; ') || undefined;
    for (const one of starts) {
      for (const other of ends) {
        yield* this.#term(id, schema, one, other, { ...days, role, sources }, place);
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
    const bodies = post?.post?.bodies ?? [];
    const missing = bodies.find((one) => !this.#all.has(one));
    if (missing) {
      yield problemRecord(
        place,
        `${id} names ${to}, a position in ${missing}, which is not in the files given`,
        'Give the file that has it.',
      );
      return;
    }
    const known = bodies.flatMap((one) => this.#known.get(one) ?? []);
    for (const body of known.length > 0 ? new Set(known) : [post]) {
      const role = properties.role ?? (body === post ? undefined : post?.post?.name);
      yield* this.#inBody(id, schema, [from, to], holder, body, { ...properties, role }, place);
    }
  }

  *#inBody(
    id: string,
    schema: string,
    [from, to]: readonly [string, string],
    holder: Known | undefined,
    body: Known | undefined,
    properties: BatchProperties,
    place: string,
  ): Generator<ImportRecord> {
    if (!holder || !body || body.label === 'Actor' || holder.label === 'Source') {
      yield note(place, `${schema} of what has no place`, `${id} joins what is not of the graph`);
      return;
    }
    if (holder.label !== 'Actor' && (schema !== 'Membership' || holder === body)) {
      const what = holder === body ? 'a body in itself' : `${schema} of a body`;
      yield note(place, what, `${from} and ${to} are bodies: ${id} has no place in the graph`);
      return;
    }
    const ends = [this.#id(holder), this.#id(body)] as const;
    yield* this.#given(id, joined(place, holder, body, ends, properties));
  }

  /** A relation, unless another with all that the graph keeps of it was given. */
  *#given(id: string, record: ImportRecord): Generator<ImportRecord> {
    if (record.kind === 'relationship') {
      const { id: key, properties } = record.relationship;
      const text = JSON.stringify([properties.to, properties.basis]);
      const before = this.#relations.get(key);
      if (before?.text === text && before.id === id) return;
      if (before?.text === text) {
        yield note(
          record.place,
          'relations that differ only in what has no place',
          `${id} and ${before.id} are one: they have the same ends, role and days`,
        );
        return;
      }
      if (!before) this.#relations.set(key, { id, text });
    }
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
    return ownId(label, '', own, this.#twins.has(label, own));
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

function together(one: Entity['properties'], other: Entity['properties']): Entity['properties'] {
  const all = ownNames({ ...one });
  for (const [name, texts] of Object.entries(other)) {
    all[name] = [...new Set([...(all[name] ?? []), ...texts])];
  }
  return all;
}

function wrongDay(place: string, id: string, text: unknown): ImportRecord {
  const advice = 'Write it as 2024, 2024-09 or 2024-09-18.';
  return problemRecord(place, `${id}: ${text} is no date`, advice);
}
