/** Reads a dossier: checks everything, tells every problem with its place, or gives a batch. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { relationshipId } from '../../../../model/ids.ts';
import {
  dossierFiles,
  dossierHeader,
  entityFiles,
  termFiles,
} from '../../../../model/schemas/dossier.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import type { Stance } from '../../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../../model/vocabulary/relationship-types.ts';
import { type FieldError, StancegraphError } from '../../../errors.ts';
import type {
  BatchNode,
  BatchProperties,
  BatchRelationship,
  GraphBatch,
} from '../../../store/batch.ts';
import { checkGraph, type WithPlace } from '../../check-graph.ts';

type Item = Record<string, PropertyValue | undefined>;

interface StatementItem {
  id: string;
  speakers: string[];
  as?: string;
  about: { agreement: string; stance: Stance }[];
  statedIn: ({ source: string } & Item)[];
  respondsTo?: string[];
  reportedBy?: string[];
  mentions?: string[];
}

/**
 * The folder's nodes and relationships, sorted by id. Throws `bad-input` with every problem (file,
 * place in it, what to do) when anything is wrong: a dossier is read whole or not at all.
 */
export async function readDossier(folder: string): Promise<GraphBatch> {
  const names = await readdir(folder).catch((): string[] => []);
  const paths = new Map(names.map((name) => [name, join(folder, name)]));
  const { name, nodes, relationships, errors } = await readDossierFiles(paths);
  if (errors.length > 0) throw refusal(folder, errors);
  return {
    ...(name === undefined ? {} : { name }),
    nodes: nodes.map(({ item }) => item).sort(byId),
    relationships: relationships.map(({ item }) => item).sort(byId),
  };
}

interface DossierRead {
  name: string | undefined;
  nodes: WithPlace<BatchNode>[];
  relationships: WithPlace<BatchRelationship>[];
  errors: FieldError[];
}

/** What the files of a dossier hold, by their names, with every problem. */
export async function readDossierFiles(paths: ReadonlyMap<string, string>): Promise<DossierRead> {
  const errors: FieldError[] = [];
  const header = await readJson(paths, 'dossier.json', errors);
  const name = check('dossier.json', dossierHeader, header, errors)?.name;
  checkNames([...paths.keys()], errors);
  const files = new Map<string, Item[]>();
  for (const [file, schema] of Object.entries(dossierFiles)) {
    const data = await readJson(paths, `${file}.json`, errors, []);
    const items = check(`${file}.json`, schema, data, errors);
    files.set(file, (items ?? []) as Item[]);
  }
  const nodes: WithPlace<BatchNode>[] = [];
  const relationships: WithPlace<BatchRelationship>[] = [];
  if (errors.length === 0) {
    collect(files, nodes, relationships);
    errors.push(...checkGraph(nodes, relationships));
  }
  return { name, nodes, relationships, errors };
}

function refusal(folder: string, errors: FieldError[]): StancegraphError {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
  return new StancegraphError(
    'bad-input',
    `The dossier in ${folder} is invalid: ${first?.path}: ${first?.message}${more}.`,
    { errors },
  );
}

async function readJson(
  paths: ReadonlyMap<string, string>,
  file: string,
  errors: FieldError[],
  missing?: unknown,
): Promise<unknown> {
  let text: string;
  if (!paths.has(file) && missing !== undefined) return missing;
  try {
    text = await readFile(paths.get(file) ?? file, 'utf8');
  } catch {
    errors.push({
      path: file,
      message: 'cannot be read; a dossier is a folder with a dossier.json and the files beside it',
    });
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    errors.push({ path: file, message: `is not JSON: ${(error as Error).message}` });
    return undefined;
  }
}

function checkNames(present: readonly string[], errors: FieldError[]): void {
  const known = new Set(['dossier', ...Object.keys(dossierFiles)].map((name) => `${name}.json`));
  for (const file of present) {
    if (file.endsWith('.json') && !known.has(file)) {
      errors.push({
        path: file,
        message: `is not a file of a dossier; these are: ${[...known].join(', ')}`,
      });
    }
  }
}

function check<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  data: unknown,
  errors: FieldError[],
): z.output<Schema> | undefined {
  if (data === undefined) return undefined;
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const place = issue.path
      .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
      .join('');
    const item =
      Array.isArray(data) && typeof issue.path[0] === 'number' ? data[issue.path[0]] : null;
    const id = typeof item === 'object' && item !== null && 'id' in item ? ` (${item.id})` : '';
    errors.push({ path: `${file}${place}${id}`, message: issue.message });
  }
  return undefined;
}

function collect(
  files: Map<string, Item[]>,
  nodes: WithPlace<BatchNode>[],
  relationships: WithPlace<BatchRelationship>[],
): void {
  const relate = (
    place: string,
    type: RelationshipType,
    from: string,
    to: string,
    properties: BatchProperties,
  ) => {
    const id = relationshipId(from, type, to, properties);
    relationships.push({ place, item: { id, type, from, to, properties } });
  };
  for (const { name: file, label } of entityFiles) {
    for (const [index, { id, ...properties }] of (files.get(file) ?? []).entries()) {
      nodes.push({ place: `${file}.json[${index}]`, item: { id: String(id), label, properties } });
    }
  }
  for (const { name: file, type, from: fromName, to: toName } of termFiles) {
    for (const [index, item] of (files.get(file) ?? []).entries()) {
      const { [fromName]: from, [toName]: to, ...properties } = item;
      relate(`${file}.json[${index}]`, type, String(from), String(to), properties);
    }
  }
  for (const [index, item] of (files.get('relations') ?? []).entries()) {
    const { type, from, to, since, until, ...rest } = item;
    const properties = {
      ...rest,
      ...(since ? { from: since } : {}),
      ...(until ? { to: until } : {}),
    };
    relate(
      `relations.json[${index}]`,
      type as RelationshipType,
      String(from),
      String(to),
      properties,
    );
  }
  for (const [index, item] of (files.get('statements') ?? []).entries()) {
    const place = `statements.json[${index}]`;
    const { id, speakers, as, about, statedIn, respondsTo, reportedBy, mentions, ...properties } =
      item as unknown as StatementItem & Item;
    nodes.push({ place, item: { id, label: 'Statement', properties } });
    // What proves a statement proves who made it and what it is about.
    const sources = statedIn.map(({ source }) => source);
    for (const speaker of speakers) relate(place, 'MADE', speaker, id, { as, sources });
    for (const { agreement, stance } of about) {
      relate(place, 'ABOUT', id, agreement, { stance, sources });
    }
    for (const { source, ...selector } of statedIn) {
      relate(place, 'STATED_IN', id, source, selector);
    }
    for (const answered of respondsTo ?? [])
      relate(place, 'RESPONDS_TO', id, answered, { sources });
    for (const teller of reportedBy ?? []) relate(place, 'REPORTED_BY', id, teller, { sources });
    for (const mentioned of mentions ?? []) relate(place, 'MENTIONS', id, mentioned, { sources });
  }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
