/** Says that the server cannot be reached, when it is tried again, and what still works. */
import { useEffect, useState } from 'react';
import { useConnection, useSeenEarlier } from '../api/connection.ts';
import { patience, tryNow, useSecondsLeft } from './recovery.ts';
import { strings } from './strings.ts';

const timeText = (time: number, day: boolean) =>
  new Date(time).toLocaleString('en-GB', {
    ...(day ? ({ day: 'numeric', month: 'long', year: 'numeric' } as const) : {}),
    hour: '2-digit',
    minute: '2-digit',
  });

/** Nothing while all is well. `framed`: in a page of another site, where nothing is searched or typed. */
export function StoreAway({ framed = false }: { framed?: boolean }) {
  const connection = useConnection();
  const seenAt = useSeenEarlier();
  const left = useSecondsLeft();
  const [since, setSince] = useState(Date.now);
  const isWell = connection === 'well';
  useEffect(() => {
    if (!isWell) setSince(Date.now());
  }, [isWell]);
  if (connection === 'well') return null;
  return (
    <div className="notice" role="alert" data-away>
      <span>
        <b>{strings.away[connection]}.</b> {/* Read aloud once, not every second. */}
        <span aria-hidden="true">{strings.tryingAgain(left)}</span>
        <span className="hidden-text">{strings.tryingAgain(patience)}</span>
        <span className="caption">
          {framed
            ? strings.staysInFrame(timeText(since, false))
            : seenAt === null
              ? strings.staysReadable(timeText(since, false))
              : strings.seenEarlier(timeText(seenAt, true))}
        </span>
      </span>
      <button type="button" className="button" onClick={tryNow}>
        {strings.tryNow}
      </button>
    </div>
  );
}
