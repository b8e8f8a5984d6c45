/** What the columns of a table of Neo4j are, by its header. */

/** `skip`: of no meaning for the graph. */
type Role = 'id' | 'labels' | 'start' | 'end' | 'type' | 'property' | 'skip';

export interface Neo4jColumn {
  role: Role;
  /** Of the property; an id may be one too. */
  name: string;
  /** Ids are unique within one; the whole table where it is empty. */
  space: string;
  isList: boolean;
  /** A label that all nodes of the table have. */
  label?: string;
}

const markers: ReadonlyMap<string, Role> = new Map([
  ['ID', 'id'],
  ['LABEL', 'labels'],
  ['START_ID', 'start'],
  ['END_ID', 'end'],
  ['TYPE', 'type'],
  ['IGNORE', 'skip'],
]);
/** Those of `apoc.export.csv`. */
const ofApoc: ReadonlyMap<string, Role> = new Map([
  ['_id', 'id'],
  ['_labels', 'labels'],
  ['_start', 'start'],
  ['_end', 'end'],
  ['_type', 'type'],
]);

/** `name:string[]`, `id:ID(People){label:Actor}`, `:START_ID(People)`, `_labels`. */
export function neo4jColumn(header: string): Neo4jColumn {
  const apoc = ofApoc.get(header);
  if (apoc) return { role: apoc, name: '', space: '', isList: false };
  const [, name = header, type = '', space = '', options = ''] =
    /^(.*?):([A-Za-z_]+(?:\[\])?)(?:\(([^)]*)\))?(\{.*\})?$/.exec(header) ?? [];
  const label = /label\s*:\s*"?([^",}]+)/.exec(options)?.[1]?.trim();
  const role = markers.get(type) ?? 'property';
  return { role, name, space, isList: type.endsWith('[]'), ...(label ? { label } : {}) };
}

/** Whether columns are Neo4j's: those of nodes with labels, or of relationships with types. */
export function areNeo4j(columns: readonly Neo4jColumn[]): boolean {
  const has = rolesOf(columns);
  const isLabelled = has('labels') || columns.some(({ label }) => label !== undefined);
  return (has('id') && isLabelled) || (has('start') && has('end') && has('type'));
}

/** Whether rows are relationships only. */
export function areRelationships(columns: readonly Neo4jColumn[]): boolean {
  const has = rolesOf(columns);
  return has('start') && !has('id');
}

function rolesOf(columns: readonly Neo4jColumn[]): (role: Role) => boolean {
  const roles = new Set(columns.map(({ role }) => role));
  return (role) => roles.has(role);
}
