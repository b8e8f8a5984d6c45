/** The lines of a matrix: its rows, and beneath an institution what its members also said. */
import type { StanceCell, StancesReply } from '../../../model/schemas/positions.ts';

export type Line = StancesReply['rows'][number] & {
  /** Unlike any other line's. */
  key: string;
  /** Whether it holds what members and parts said, in place of what counts for the row. */
  members: boolean;
};

export interface Matrix {
  lines: Line[];
  columns: StancesReply['columns'];
  /** By a line's key, then by column. */
  cells: ReadonlyMap<string, ReadonlyMap<string, StanceCell>>;
}

/** `members` are the pages of what members and parts said, where the matrix shows them. */
export function matrixOf(pages: readonly StancesReply[], members: readonly StancesReply[]): Matrix {
  const cells = new Map(pages.flatMap((page) => [...cellsOf(page)]));
  const columns = new Map(pages.flatMap((page) => page.columns.map((one) => [one.node.id, one])));
  const said = new Map(members.flatMap((page) => page.rows.map((row) => [row.node.id, row])));
  for (const page of members) {
    for (const [row, ofRow] of cellsOf(page)) cells.set(membersKey(row), ofRow);
    for (const { node } of page.columns) {
      if (!columns.has(node.id)) columns.set(node.id, { node, total: 0, uncertain: 0 });
    }
  }
  const lines: Line[] = [];
  const addMembers = (id: string) => {
    const row = said.get(id);
    if (row) lines.push({ ...row, key: membersKey(id), members: true });
    said.delete(id);
  };
  const rows = pages.flatMap((page) => page.rows);
  const isLast = ({ node }: Line | (typeof rows)[number]) =>
    node.id === 'none' || node.properties.unidentified === true;
  for (const row of rows.filter((one) => !isLast(one))) {
    lines.push({ ...row, key: row.node.id, members: false });
    addMembers(row.node.id);
  }
  // Bodies that nobody spoke for, though members did.
  const own = new Set(rows.map((row) => row.node.id));
  for (const id of [...said.keys()]) if (!own.has(id)) addMembers(id);
  for (const row of rows.filter(isLast)) {
    lines.push({ ...row, key: row.node.id, members: false });
    addMembers(row.node.id);
  }
  return { lines, columns: [...columns.values()], cells };
}

const membersKey = (id: string) => `${id} members`;

const known = new WeakMap<StancesReply, Map<string, Map<string, StanceCell>>>();

/** The cells of a page of rows, by row and column; sorted out once. */
function cellsOf(page: StancesReply): Map<string, Map<string, StanceCell>> {
  let cells = known.get(page);
  if (!cells) {
    cells = new Map();
    for (const cell of page.cells) {
      const row = cells.get(cell.row);
      if (row) row.set(cell.column, cell);
      else cells.set(cell.row, new Map([[cell.column, cell]]));
    }
    known.set(page, cells);
  }
  return cells;
}
