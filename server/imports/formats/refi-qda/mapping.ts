/** What codes mean beside concepts: a mapping says it, by the code's name or path or by its folder. */
import { z } from 'zod';
import { isEntityId } from '../../../../model/ids.ts';
import { type Label, speakers, stanceNames } from '../../../../model/vocabulary/labels.ts';
import { StancegraphError } from '../../../errors.ts';
import { plainGuid } from './project.ts';

const meaning = z.union([
  z.enum(['concept', 'speaker', 'stance', 'kind', 'ignore']),
  z.strictObject({ speaker: z.enum(speakers as [Label, ...Label[]]) }),
  z.strictObject({ stance: z.enum(stanceNames) }),
  z.strictObject({ kind: z.enum(['quote', 'paraphrase']) }),
]);

const schema = z.strictObject({
  format: z.literal('refi-qda').optional(),
  /** By name, or by path with `/` between folders and codes. */
  codes: z.record(z.string(), meaning).optional(),
  /** For every code within a folder, at any depth. */
  folders: z.record(z.string(), meaning).optional(),
  /** Whether cases are speakers: of their passages, and of all passages of their sources. */
  cases: z.enum(['speaker', 'ignore']).optional(),
  /** By GUID, as our own exports have them: our ids. */
  ids: z.record(z.string(), z.string()).optional(),
  /** By GUID of a code, as our own exports have them: ids of the sources that prove it. */
  sources: z.record(z.string(), z.array(z.string())).optional(),
  /**
   * By GUID of a passage, as our own exports have them: words that stand behind a text as they have no
   * place in it, and whether they are a quote of it.
   */
  unplaced: z.record(z.string(), z.boolean()).optional(),
});

/** The JSON Schema of a mapping, as the text of `docs/formats/refi-qda-mapping.schema.json`. */
export function codeMappingSchemaText(): string {
  const json = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return `${JSON.stringify(json, null, 2)}\n`;
}

export type Meaning =
  | { as: 'concept' | 'ignore' }
  | { as: 'speaker'; label: Label }
  | { as: 'stance'; stance: string }
  | { as: 'kind'; kind: string };

export interface CodeMapping {
  meaningOf(path: readonly string[], guid: string): Meaning;
  casesSpeak: boolean;
  /** The id that our own export had for a GUID. */
  idOf(label: Label, guid: string): string | undefined;
  /** Ids of the sources that our own export had for a code. */
  sourcesOf(guid: string): string[];
  /** Of words that our own export has put behind a text: whether they are a quote of it. */
  isQuote(guid: string): boolean | undefined;
}

/** Whether a mapping is one of codes rather than of tables. */
export function isCodeMapping(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || 'tables' in given) return false;
  const own = Object.keys(given).some((name) => name !== 'format' && name in schema.shape);
  return own || ('format' in given && given.format === 'refi-qda');
}

/** The mapping, checked. Throws `bad-input` with each of its faults. */
export function mappingOf(given: unknown): CodeMapping {
  const parsed = schema.safeParse(given ?? {});
  if (!parsed.success) {
    throw new StancegraphError('bad-input', 'The mapping is invalid for REFI-QDA.', {
      errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
    });
  }
  const { codes = {}, folders = {}, cases } = parsed.data;
  const ids = byGuid(parsed.data.ids);
  const sources = byGuid(parsed.data.sources);
  const unplaced = byGuid(parsed.data.unplaced);
  return {
    casesSpeak: cases === 'speaker',
    idOf: (label, guid) => {
      const id = ids.get(guid);
      return id !== undefined && isEntityId(id, label) ? id : undefined;
    },
    sourcesOf: (guid) => (sources.get(guid) ?? []).filter((id) => isEntityId(id, 'Source')),
    isQuote: (guid) => unplaced.get(guid),
    meaningOf(path, guid) {
      const name = path.at(-1) ?? '';
      // A code of ours may have the name of a folder of ours.
      const byName = ids.has(guid) ? undefined : codes[name];
      const own = codes[path.join('/')] ?? byName;
      if (own) return read(own, name);
      for (let depth = path.length - 1; depth > 0; depth -= 1) {
        const of = folders[path.slice(0, depth).join('/')] ?? folders[path[depth - 1] ?? ''];
        if (of) return read(of, name);
      }
      // The folder itself is no concept when all that lies in it means something else.
      const folder = folders[path.join('/')] ?? folders[name];
      return { as: folder && folder !== 'concept' ? 'ignore' : 'concept' };
    },
  };
}

function byGuid<Value>(given: Readonly<Record<string, Value>> = {}): Map<string, Value> {
  return new Map(Object.entries(given).map(([guid, value]) => [plainGuid(guid), value]));
}

function read(given: z.output<typeof meaning>, name: string): Meaning {
  if (typeof given === 'object') {
    if ('speaker' in given) return { as: 'speaker', label: given.speaker };
    return 'stance' in given ? { as: 'stance', ...given } : { as: 'kind', ...given };
  }
  const word = name.toLowerCase().trim();
  if (given === 'speaker') return { as: 'speaker', label: 'Actor' };
  if (given === 'stance') {
    const stance = stanceNames.find((one) => one === word);
    return stance ? { as: 'stance', stance } : { as: 'ignore' };
  }
  if (given === 'kind')
    return word === 'paraphrase' || word === 'quote'
      ? { as: 'kind', kind: word }
      : { as: 'ignore' };
  return { as: given };
}
