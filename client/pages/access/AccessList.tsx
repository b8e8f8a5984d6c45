/** A list that not everybody may see, as a table with what can be done with each row, and a form below. */
import type { ReactNode } from 'react';
import { ApiError } from '../../api/request.ts';
import { strings } from './strings.ts';

interface AccessListProps<Item> {
  items: readonly Item[] | undefined;
  error: Error | null;
  /** Who may see it, for those who may not. */
  onlyFor: string;
  lead?: string;
  none: string;
  name: string;
  /** The titles of the columns; the last has none but for who cannot see its buttons: `actions`. */
  columns: readonly string[];
  actions: string;
  row: (item: Item) => ReactNode;
  /** The form that makes one. */
  children: ReactNode;
}

export function AccessList<Item>(props: AccessListProps<Item>) {
  const { items, error, onlyFor, lead, none, name, columns, actions, row, children } = props;
  if (error instanceof ApiError && error.problem.status === 403) {
    return (
      <p className="rule-text">
        {onlyFor} {error.message}
      </p>
    );
  }
  if (error) return <p role="alert">{error.message}</p>;
  if (!items) return <p className="caption">{strings.loading}</p>;
  return (
    <>
      {lead && <p className="rule-text">{lead}</p>}
      {items.length === 0 && <p className="caption">{none}</p>}
      {items.length > 0 && (
        <section className="wide-table" tabIndex={0} aria-label={name}>
          <table>
            <thead>
              <tr>
                {columns.map((title) => (
                  <th key={title} scope="col">
                    {title || <span className="hidden-text">{actions}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{items.map(row)}</tbody>
          </table>
        </section>
      )}
      {children}
    </>
  );
}
