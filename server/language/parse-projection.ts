/** RETURN and WITH, and ORDER BY, SKIP and LIMIT after them or alone. */
import type { ProjectedItem, ProjectionBody, SortItem } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { acceptDistinct } from './distinct.ts';

/** What follows RETURN or WITH; `bare` when neither is written. */
export function projection(
  cursor: Cursor,
  written: 'with' | 'return' | 'bare',
  start: number,
): ProjectionBody {
  const bare = written === 'bare';
  const before = cursor.index;
  const projected = bare ? { distinct: false, star: true, items: [] } : itemsOf(cursor);
  const sort = cursor.accept('order', 'by') ? cursor.list(() => sortItem(cursor)) : [];
  const skipStart = cursor.start;
  const isOffset = cursor.accept('offset');
  const offset = isOffset ? { start: skipStart, end: cursor.end } : undefined;
  const skip = isOffset || cursor.accept('skip') ? cursor.expression() : undefined;
  const limit = cursor.accept('limit') ? cursor.expression() : undefined;
  if (bare && cursor.index === before) throw cursor.notKnown();
  const whereStart = cursor.start;
  const where = written === 'with' && cursor.accept('where') ? cursor.expression() : undefined;
  return {
    kind: bare ? 'with' : written,
    ...(bare ? { bare } : {}),
    ...projected,
    sort,
    skip,
    offset,
    limit,
    where,
    whereStart,
    start,
    end: cursor.end,
  };
}

function itemsOf(cursor: Cursor) {
  const distinct = acceptDistinct(cursor);
  const starStart = cursor.start;
  const star = cursor.accept('*');
  const starPlace = star ? { start: starStart, end: cursor.end } : undefined;
  const items = star && !cursor.accept(',') ? [] : cursor.list(() => projectedItem(cursor));
  return { distinct, star, starPlace, items };
}

function projectedItem(cursor: Cursor): ProjectedItem {
  const { start } = cursor;
  const expression = cursor.expression();
  if (!cursor.accept('as')) return { expression, start, end: cursor.end };
  const { variable, variablePlace } = cursor.placedName();
  return { expression, alias: variable, aliasPlace: variablePlace, start, end: cursor.end };
}

function sortItem(cursor: Cursor): SortItem {
  const expression = cursor.expression();
  const descending = cursor.accept('desc') || cursor.accept('descending');
  if (!descending) for (const word of ['asc', 'ascending']) if (cursor.accept(word)) break;
  return { expression, descending };
}
