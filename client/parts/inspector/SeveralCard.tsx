/** The statements of a multi-selection, one below the other. */
import { useQueries } from '@tanstack/react-query';
import { counted } from '../../../model/formats/counted.ts';
import { statementOptions } from '../../api/statement.ts';
import { QuoteList } from '../evidence/Quote.tsx';
import { strings } from './strings.ts';

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
        {pending ? strings.loading : counted(items.length, 'statement')}
      </p>
      <h2 className="hidden-text">{strings.statements}</h2>
      {failed > 0 && (
        <p role="alert">
          {counted(failed, 'statement')} {strings.couldNotBeRead}
        </p>
      )}
      {!pending && <QuoteList items={items} />}
    </article>
  );
}
