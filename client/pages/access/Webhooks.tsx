/** Who is told of events: the list of webhooks, how their deliveries go, and a form that makes one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dateText } from '../../../model/formats/date-text.ts';
import type { WebhookItem } from '../../../model/schemas/events.ts';
import { removeWebhook, tryWebhook, webhooksOptions } from '../../api/access.ts';
import { toast } from '../../ui/toast.tsx';
import { AccessList } from './AccessList.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { strings } from './strings.ts';

export function Webhooks() {
  const client = useQueryClient();
  const { data, error } = useQuery(webhooksOptions);
  const onError = (failure: Error) => toast(failure.message);
  const test = useMutation({
    mutationFn: ({ id }: WebhookItem) => tryWebhook(id),
    onSuccess: ({ result }, { url }) => toast(strings.tested(url, result)),
    onError,
  });
  const remove = useMutation({
    mutationFn: ({ id }: WebhookItem) => removeWebhook(id),
    onSuccess: ({ url }) => {
      toast(strings.webhookRemoved(url));
      return client.invalidateQueries({ queryKey: ['webhooks'] });
    },
    onError,
  });
  const isBusy = test.isPending || remove.isPending;
  return (
    <AccessList
      items={data?.webhooks}
      error={error}
      onlyFor={strings.editorsOnly}
      lead={strings.webhooksLead}
      none={strings.noWebhook}
      name={strings.tables.webhooks}
      columns={strings.webhookColumns}
      actions={strings.actions}
      row={(webhook) => (
        <tr key={webhook.id}>
          <td className="webhook-url">
            {webhook.url}
            {webhook.filter && <span className="caption"> · {webhook.filter}</span>}
          </td>
          <td>{webhook.events.map((kind) => strings.eventKinds[kind]).join(', ')}</td>
          <td>{lastText(webhook)}</td>
          <td className="webhook-actions">
            <button
              type="button"
              className="button"
              aria-label={`${strings.test} ${webhook.url}`}
              disabled={isBusy}
              onClick={() => test.mutate(webhook)}
            >
              {strings.test}
            </button>
            <button
              type="button"
              className="button"
              aria-label={`${strings.remove} ${webhook.url}`}
              disabled={isBusy}
              onClick={() => remove.mutate(webhook)}
            >
              {strings.remove}
            </button>
          </td>
        </tr>
      )}
    >
      <NewWebhook />
    </AccessList>
  );
}

function lastText({ last, failures, waiting }: WebhookItem): string {
  if (!last) return strings.nothingSent;
  const when = `${last.result} on ${dateText(last.at.slice(0, 10))}`;
  return failures > 0 ? `${when}; ${strings.behind(failures, waiting)}` : when;
}
