/** Who is told of events: the list of webhooks, how their deliveries go, and a form that makes one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dateText } from '../../../model/formats/date-text.ts';
import type { WebhookItem } from '../../../model/schemas/events.ts';
import { removeWebhook, tryWebhook, webhooksOptions } from '../../api/access.ts';
import { ApiError } from '../../api/request.ts';
import { toast } from '../../ui/toast.tsx';
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
  if (error instanceof ApiError && error.problem.status === 403) {
    return (
      <p className="rule-text">
        {strings.editorsOnly} {error.message}
      </p>
    );
  }
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p className="caption">{strings.loading}</p>;
  const isBusy = test.isPending || remove.isPending;
  return (
    <>
      <p className="rule-text">{strings.webhooksLead}</p>
      {data.webhooks.length === 0 && <p className="caption">{strings.noWebhook}</p>}
      {data.webhooks.length > 0 && (
        <section className="wide-table" tabIndex={0} aria-label={strings.tables.webhooks}>
          <table>
            <thead>
              <tr>
                {strings.webhookColumns.map((title) => (
                  <th key={title} scope="col">
                    {title || <span className="hidden-text">{strings.deeds}</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.webhooks.map((webhook) => (
                <tr key={webhook.id}>
                  <td className="webhook-url">
                    {webhook.url}
                    {webhook.filter && <span className="caption"> · {webhook.filter}</span>}
                  </td>
                  <td>{webhook.events.map((kind) => strings.eventKinds[kind]).join(', ')}</td>
                  <td>{lastText(webhook)}</td>
                  <td className="webhook-deeds">
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
              ))}
            </tbody>
          </table>
        </section>
      )}
      <NewWebhook />
    </>
  );
}

function lastText({ last, failures, waiting }: WebhookItem): string {
  if (!last) return strings.nothingSent;
  const when = `${last.result} on ${dateText(last.at.slice(0, 10))}`;
  return failures > 0 ? `${when}; ${strings.behind(failures, waiting)}` : when;
}
