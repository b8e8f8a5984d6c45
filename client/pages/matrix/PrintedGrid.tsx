/** The matrix on paper: as many tables under one another as its columns need. */
import { nodeName, shortName } from '../../../model/formats/names.ts';
import { cellLabel, type RowKind, rowTitles } from '../../parts/stances/cell.ts';
import { CellGlyph } from './CellGlyph.tsx';
import type { Matrix } from './Grid.tsx';
import { strings } from './strings.ts';

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
          {columns.map(({ node, total }) => (
            <th scope="col" key={node.id}>
              {nodeName(node)} <span className="caption">{total}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.rows
          .filter((row) => columns.some(({ node }) => matrix.cells.get(row.node.id)?.has(node.id)))
          .map((row) => (
            <tr key={row.node.id}>
              <th scope="row">
                {shortName(row.node)} <span className="caption">{row.total}</span>
              </th>
              {columns.map(({ node }) => {
                const cell = matrix.cells.get(row.node.id)?.get(node.id);
                return (
                  <td key={node.id}>
                    {cell && (
                      <>
                        <span className="hidden-text">{cellLabel(cell)}</span>
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
