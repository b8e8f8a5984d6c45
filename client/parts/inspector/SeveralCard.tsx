/** The statements of a multi-selection, one below the other. */
import { useQueries } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { statementOptions } from '../../api/statement.ts';
import { QuoteList } from '../evidence/Quote.tsx';

export function SeveralCard({ ids }: { ids: readonly string[] }) {
  const { items, failed, pending } = useQueries({
    queries: ids.map((id) => statementOptions(id)),
    combine: (results) => ({
      items: results.flatMap((result) => result.data ?? []),
      failed: results.filter((result) => result.isError).length,
      pending: results.some((result) => result.isPending),
    }),
  });
  return (
    <article>
      <p className="kind caption" aria-live="polite">
        {pending ? 'Loading' : counted(items.length, 'statement')}
      </p>
      <h2 className="hidden-text">Statements</h2>
      {failed > 0 && <p role="alert">{counted(failed, 'statement')} could not be read.</p>}
      {!pending && <QuoteList items={items} />}
    </article>
  );
}
