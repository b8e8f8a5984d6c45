/** The matrix on paper: as many tables under one another as its columns need. */
import type { RowKind } from '../../../model/formats/cell-text.ts';
import { nodeName, shortName } from '../../../model/formats/names.ts';
import { cellLabel, rowTitles } from '../../parts/stances/cell.ts';
import { CellGlyph } from './CellGlyph.tsx';
import type { Line, Matrix } from './matrix-lines.ts';
import { strings } from './strings.ts';
import { Total } from './Total.tsx';

/** So many columns have room beside the names on a sheet. */
const columnsOnSheet = 6;

interface PrintedGridProps {
  matrix: Matrix;
  rows: RowKind;
  highest: number;
}

export function PrintedGrid({ matrix, rows, highest }: PrintedGridProps) {
  const sheets = Array.from(
    { length: Math.ceil(matrix.columns.length / columnsOnSheet) },
    (_, at) => matrix.columns.slice(at * columnsOnSheet, (at + 1) * columnsOnSheet),
  );
  return sheets.map((columns) => (
    <table className="printed-matrix" key={columns[0]?.node.id}>
      <caption className="hidden-text">{strings.stanceMatrix}</caption>
      <thead>
        <tr>
          <th scope="col">{rowTitles[rows]}</th>
          {columns.map((column) => (
            <th scope="col" key={column.node.id}>
              {nodeName(column.node)} <Total line={column} rows={rows} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.lines
          .filter((row) => columns.some(({ node }) => matrix.cells.get(row.key)?.has(node.id)))
          .map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {lineName(row)} <Total line={row} rows={rows} />
              </th>
              {columns.map(({ node }) => {
                const cell = matrix.cells.get(row.key)?.get(node.id);
                return (
                  <td key={node.id}>
                    {cell && (
                      <>
                        <span className="hidden-text">{cellLabel(cell, rows)}</span>
                        <CellGlyph cell={cell} highest={highest} />
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
      </tbody>
    </table>
  ));
}

/** On another sheet a line of members may stand without its institution, so that it names it. */
const lineName = ({ node, members }: Line) =>
  members ? `${shortName(node)}: ${strings.membersAlsoSaid}` : shortName(node);
