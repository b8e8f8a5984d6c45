/** Codings side by side: for each statement what each coder decided, and which of them is taken. */
import { type KeyboardEvent, useState } from 'react';
import type { CodingReply } from '../../../model/schemas/texts.ts';
import { stances } from '../../../model/vocabulary/labels.ts';
import { StanceMark } from '../../canvas/marks.tsx';
import { strings } from './strings.ts';

type Statement = CodingReply['statements'][number];

interface LayersProps {
  codings: readonly CodingReply[];
  /** By statement what each of the codings has for it. */
  rows: readonly (Statement | null)[][];
  nameOf: (id: string) => string;
  disabled: boolean;
  onDecided: (taken: Statement[]) => void;
}

/** Which coder's decision is taken; `none` leaves the statement out. */
type Taken = number | 'none';

export function CodingLayers({ codings, rows, nameOf, disabled, onDecided }: LayersProps) {
  const sorted = rows.toSorted((a, b) => startOf(a) - startOf(b));
  const [taken, setTaken] = useState<Record<number, Taken>>({});
  const [at, setAt] = useState(0);
  const ofRow = (index: number): Taken | undefined => {
    const row = sorted[index] ?? [];
    const [first] = row;
    const agree =
      first !== null && row.every((one) => one && sameDecision(one, first as Statement));
    return taken[index] ?? (agree ? 0 : undefined);
  };
  const left = sorted.filter((_, index) => ofRow(index) === undefined).length;
  const take = (index: number, which: Taken) => {
    setTaken({ ...taken, [index]: which });
    const next = sorted.findIndex((_, other) => other > index && ofRow(other) === undefined);
    setAt(next < 0 ? index : next);
  };
  const onKey = (event: KeyboardEvent) => {
    const number = Number(event.key) - 1;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') setAt(Math.min(sorted.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
    else if (event.key === '0') take(at, 'none');
    else if (codings[number] && sorted[at]?.[number]) take(at, number);
    else return;
    event.preventDefault();
  };
  const statements = () =>
    sorted.flatMap((row, index) => {
      const which = ofRow(index);
      const one = typeof which === 'number' ? row[which] : null;
      return one ? [one] : [];
    });
  return (
    <>
      <p className="caption">{strings.sideBySide}</p>
      <section
        className="inbox-table layers"
        tabIndex={0}
        aria-label={strings.layers}
        onKeyDown={onKey}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{strings.words}</th>
              {codings.map(({ coder }, index) => (
                <th key={coder} scope="col">
                  <kbd>{index + 1}</kbd> {coder}
                </th>
              ))}
              <th scope="col">
                <kbd>0</kbd> {strings.leaveOut}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row, index) => {
              const which = ofRow(index);
              const words = row
                .find((one) => one !== null)
                ?.segments.map(({ exact }) => exact)
                .join(' […] ');
              return (
                <tr key={index} aria-selected={index === at}>
                  <th scope="row" className="layer-words">
                    {words}
                    {which === undefined && <span className="caption"> {strings.undecided}</span>}
                  </th>
                  {row.map((one, coder) => (
                    <td key={codings[coder]?.coder ?? coder}>
                      {one ? (
                        <button
                          type="button"
                          className="button layer"
                          aria-pressed={which === coder}
                          onClick={() => take(index, coder)}
                        >
                          <Decision one={one} nameOf={nameOf} />
                        </button>
                      ) : (
                        <span className="caption">{strings.notFound}</span>
                      )}
                    </td>
                  ))}
                  <td>
                    <button
                      type="button"
                      className="button bare"
                      aria-pressed={which === 'none'}
                      onClick={() => take(index, 'none')}
                    >
                      {strings.leaveOut}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="actions">
        <button
          type="button"
          className="button primary"
          disabled={disabled || left > 0 || sorted.length === 0}
          onClick={() => onDecided(statements())}
        >
          {strings.toDecided}
        </button>
        {left > 0 && (
          <span className="caption" role="status">
            {left} {strings.undecided}
          </span>
        )}
      </p>
    </>
  );
}

function Decision({ one, nameOf }: { one: Statement; nameOf: (id: string) => string }) {
  return (
    <span className="decision">
      <b>{one.speakers.map(({ id }) => nameOf(id)).join(', ')}</b>
      {one.about.map(({ agreement, stance }) => (
        <span key={agreement}>
          <StanceMark stance={stance} word={null} /> {stances[stance].title}: {nameOf(agreement)}
        </span>
      ))}
      <span className="caption">{one.kind}</span>
    </span>
  );
}

function startOf(row: readonly (Statement | null)[]): number {
  return row.find((one) => one !== null)?.segments[0]?.start ?? 0;
}

/** Whether two coders decided the same but for the exact ends of the words. */
function sameDecision(a: Statement, b: Statement): boolean {
  const key = ({ kind, speakers, about }: Statement) =>
    JSON.stringify([
      kind,
      speakers.map(({ id }) => id).sort(),
      about.map(({ agreement, stance }) => `${agreement} ${stance}`).sort(),
    ]);
  return key(a) === key(b);
}
