/** Makes a webhook and shows its secret this once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { type EventKind, eventKinds } from '../../../model/schemas/events.ts';
import { makeWebhook } from '../../api/access.ts';
import { ShownOnce } from './ShownOnce.tsx';
import { strings } from './strings.ts';

export function NewWebhook() {
  const client = useQueryClient();
  const id = useId();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly EventKind[]>(eventKinds);
  const [filter, setFilter] = useState('');
  const made = useMutation({
    mutationFn: makeWebhook,
    onSuccess: () => {
      setUrl('');
      return client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    made.mutate({ url: url.trim(), events: [...events], filter: filterOf(filter) });
  };
  return (
    <form className="new-token" onSubmit={onSubmit}>
      <div className="field">
        <label htmlFor={`${id}-url`}>{strings.url}</label>
        <input
          id={`${id}-url`}
          className="input"
          type="url"
          required
          maxLength={2000}
          placeholder={strings.httpsExampleOrgHook}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-filter`}>{strings.webhookFilter}</label>
        <input
          id={`${id}-filter`}
          className="input"
          maxLength={2000}
          aria-describedby={`${id}-filter-means`}
          placeholder={strings.partyPartyPvv}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span className="caption" id={`${id}-filter-means`}>
          {strings.webhookFilterHelp}
        </span>
      </div>
      <fieldset className="webhook-events">
        <legend>{strings.events}</legend>
        {eventKinds.map((kind) => (
          <label key={kind} className="check">
            <input
              type="checkbox"
              checked={events.includes(kind)}
              onChange={({ target }) =>
                setEvents(
                  eventKinds.filter((one) =>
                    one === kind ? target.checked : events.includes(one),
                  ),
                )
              }
            />
            {strings.eventKinds[kind]}
          </label>
        ))}
      </fieldset>
      <button
        type="submit"
        className="button primary"
        disabled={made.isPending || events.length === 0}
      >
        {strings.makeWebhook}
      </button>
      {made.error && <p role="alert">{made.error.message}</p>}
      {made.data && (
        <ShownOnce key={made.data.id} text={made.data.secret} lead={strings.secretShownOnce} />
      )}
    </form>
  );
}

/** What stands after the question mark, where a whole address was pasted. */
function filterOf(text: string): string {
  return text
    .trim()
    .replace(/^(https?:\/\/[^?]*|\/[^?]*)?\?/, '')
    .replace(/#.*$/, '');
}
