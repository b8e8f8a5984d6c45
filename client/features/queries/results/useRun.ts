/** Runs one request at a time; a new one, or leaving the page, ends the one before. */
import { useEffect, useRef, useState } from 'react';

export function useRun<Reply>() {
  const [state, setState] = useState<{ reply?: Reply; error?: Error; running: boolean }>({
    running: false,
  });
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  const run = (work: (signal: AbortSignal) => Promise<Reply>) => {
    current.current?.abort();
    const mine = new AbortController();
    current.current = mine;
    setState((old) => ({ ...(old.reply ? { reply: old.reply } : {}), running: true }));
    work(mine.signal).then(
      (reply) => {
        if (!mine.signal.aborted) setState({ reply, running: false });
      },
      (error: Error) => {
        if (!mine.signal.aborted) setState({ error, running: false });
      },
    );
  };
  const cancel = () => {
    current.current?.abort();
    setState((old) => ({ ...(old.reply ? { reply: old.reply } : {}), running: false }));
  };
  return { ...state, run, cancel };
}
