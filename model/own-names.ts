/**
 * A table that is looked up by names which people write: it has its own names and no others. Of a plain object
 * `constructor` and `toString` would be names too.
 */
export function ownNames<Table extends object>(table: Table): Table {
  return Object.assign(Object.create(null), table);
}
