/**
 * Names in maps that people make in their Cypher. The engines' nodes, relationships and paths are
 * told by `@kind`: a map that has such a name would pass for one, with whatever facts it likes. On its
 * way through the program that name is therefore written with one more sign, and without it at the end.
 */

/** As it is kept on the way. */
export function escapedName(name: string): string {
  return /^@+kind$/.test(name) ? `@${name}` : name;
}

/** As it was given. */
export function unescapedName(name: string): string {
  return /^@@+kind$/.test(name) ? name.slice(1) : name;
}
