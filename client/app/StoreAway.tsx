/** Says that the store cannot be reached, when it is tried again, and what still works. */
import { useEffect, useState } from 'react';
import { ApiError } from '../api/request.ts';

const patience = 5;

/** Counts down and tries again by itself. */
export function StoreAway({ error, retry }: { error: Error; retry: () => void }) {
  const [left, setLeft] = useState(patience);
  const [readAt] = useState(() =>
    new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
  );
  useEffect(() => {
    const timer = setInterval(() => {
      setLeft((seconds) => {
        if (seconds > 1) return seconds - 1;
        retry();
        return patience;
      });
    }, 1000);
    return () => clearInterval(timer);
  }, [retry]);
  const title = error instanceof ApiError ? error.problem.title : 'The server is not answering';
  return (
    <div className="notice" role="alert">
      <span>
        <b>{title}.</b> Trying again in {left} {left === 1 ? 'second' : 'seconds'}.
        <span className="caption">
          You can read and copy what is on screen, as read at {readAt}. Search and expanding wait.
        </span>
      </span>
      <button type="button" className="button" onClick={retry}>
        Try now
      </button>
    </div>
  );
}
