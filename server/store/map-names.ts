/**
 * Keys of maps that people make in their Cypher. Nodes, relationships and paths are recognised by the
 * key `@kind`, so a map with that key could pass itself off as one. Such a key is escaped by one more
 * `@` between the engine and the reply.
 */

/** `@@kind` for `@kind`; other keys as they are. */
export function escapedName(name: string): string {
  return /^@+kind$/.test(name) ? `@${name}` : name;
}

/** The opposite of {@link escapedName}. */
export function unescapedName(name: string): string {
  return /^@@+kind$/.test(name) ? name.slice(1) : name;
}
