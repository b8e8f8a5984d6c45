/** The list of tokens, and a form that makes one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dateText } from '../../../model/formats/date-text.ts';
import type { TokenItem } from '../../../model/schemas/tokens.ts';
import { revokeToken, tokensOptions } from '../../api/access.ts';
import { ApiError } from '../../api/request.ts';
import { toast } from '../../ui/toast.tsx';
import { NewToken } from './NewToken.tsx';
import { strings } from './strings.ts';

export function Tokens() {
  const client = useQueryClient();
  const { data, error } = useQuery(tokensOptions);
  const revoke = useMutation({
    mutationFn: (token: TokenItem) => revokeToken(token.id),
    onSuccess: ({ name }) => {
      toast(strings.revoked(name));
      return client.invalidateQueries({ queryKey: ['tokens'] });
    },
    onError: (failure) => toast(failure.message),
  });
  if (error instanceof ApiError && error.problem.status === 403) {
    return (
      <p className="rule-text">
        {strings.adminsOnly} {error.message}
      </p>
    );
  }
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p className="caption">{strings.loading}</p>;
  return (
    <>
      {data.tokens.length === 0 && <p className="caption">{strings.none}</p>}
      {data.tokens.length > 0 && (
        <section className="wide-table" tabIndex={0} aria-label={strings.tables.tokens}>
          <table>
            <thead>
              <tr>
                {strings.columns.map((title) => (
                  <th key={title} scope="col">
                    {title || <span className="hidden-text">{strings.revoke}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.tokens.map((token) => (
                <tr key={token.id}>
                  <td>
                    {token.name}
                    {token.study && <span className="caption"> · {token.study}</span>}
                  </td>
                  <td>{token.role}</td>
                  <td>{stateText(token)}</td>
                  <td>
                    {token.lastUsed ? dateText(token.lastUsed.slice(0, 10)) : strings.neverUsed}
                  </td>
                  <td className="num">
                    {token.state === 'valid' && (
                      <button
                        type="button"
                        className="button"
                        aria-label={`${strings.revoke} ${token.name}`}
                        disabled={revoke.isPending}
                        onClick={() => revoke.mutate(token)}
                      >
                        {strings.revoke}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <NewToken />
    </>
  );
}

function stateText({ state, expiresAt, revokedAt }: TokenItem): string {
  if (state === 'valid') return strings.validUntil(dateText(expiresAt.slice(0, 10)));
  return `${state} on ${dateText((revokedAt ?? expiresAt).slice(0, 10))}`;
}
