/** The list of tokens, and a form that makes one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dateText } from '../../../model/formats/date-text.ts';
import type { TokenItem } from '../../../model/schemas/tokens.ts';
import { revokeToken, tokensOptions } from '../../api/access.ts';
import { toast } from '../../ui/toast.tsx';
import { AccessList } from './AccessList.tsx';
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
  return (
    <AccessList
      items={data?.tokens}
      error={error}
      onlyFor={strings.adminsOnly}
      none={strings.none}
      name={strings.tables.tokens}
      columns={strings.columns}
      actions={strings.revoke}
      row={(token) => (
        <tr key={token.id}>
          <td>
            {token.name}
            {token.study && <span className="caption"> · {token.study}</span>}
          </td>
          <td>{token.role}</td>
          <td>{stateText(token)}</td>
          <td>{token.lastUsed ? dateText(token.lastUsed.slice(0, 10)) : strings.neverUsed}</td>
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
      )}
    >
      <NewToken />
    </AccessList>
  );
}

function stateText({ state, expiresAt, revokedAt }: TokenItem): string {
  if (state === 'valid') return strings.validUntil(dateText(expiresAt.slice(0, 10)));
  return `${state} on ${dateText((revokedAt ?? expiresAt).slice(0, 10))}`;
}
