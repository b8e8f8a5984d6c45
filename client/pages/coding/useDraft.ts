/** A draft of this browser: loaded, changed by actions, and written within half a second. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { acted, type Draft, redone, undone } from './model/draft.ts';
import { loadDraft, saveDraft } from './model/drafts.ts';
import type { Work } from './model/work.ts';

const waitMs = 300;

export interface OpenDraft {
  draft: Draft | undefined;
  state: 'loading' | 'missing' | 'ready';
  /** Another tab has it open. */
  readOnly: boolean;
  saved: string | null;
  problem: string | null;
  act(change: (work: Work) => Work): void;
  undo(): void;
  redo(): void;
  /** What is no decision: the source, the coder's name, that it is published. */
  set(change: Partial<Draft>): void;
}

export function useDraft(id: string): OpenDraft {
  const [draft, setDraft] = useState<Draft>();
  const [state, setState] = useState<OpenDraft['state']>('loading');
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [readOnly, setReadOnly] = useState(false);
  const latest = useRef<Draft | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const write = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const now = latest.current;
    if (!now) return;
    saveDraft(now).then(
      () => {
        setSaved(now.changed);
        setProblem(null);
      },
      (error: Error) => setProblem(error.message),
    );
  }, []);
  useEffect(() => {
    let gone = false;
    let release = () => {};
    loadDraft(id).then(
      (found) => {
        if (gone) return;
        latest.current = found;
        setDraft(found);
        setSaved(found?.changed ?? null);
        setState(found ? 'ready' : 'missing');
      },
      () => setState('missing'),
    );
    void navigator.locks?.request(`stancegraph-draft-${id}`, { ifAvailable: true }, (lock) => {
      if (!lock) {
        if (!gone) setReadOnly(true);
        return undefined;
      }
      return new Promise<void>((resolve) => {
        release = resolve;
        if (gone) resolve();
      });
    });
    const leave = () => timer.current && write();
    document.addEventListener('visibilitychange', leave);
    addEventListener('pagehide', leave);
    return () => {
      gone = true;
      leave();
      release();
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('pagehide', leave);
    };
  }, [id, write]);
  const put = useCallback(
    (make: (draft: Draft, now: string) => Draft) => {
      const before = latest.current;
      if (!before || readOnly) return;
      const next = make(before, new Date().toISOString());
      if (next === before) return;
      latest.current = next;
      setDraft(next);
      timer.current ??= setTimeout(write, waitMs);
    },
    [readOnly, write],
  );
  return {
    draft,
    state,
    readOnly,
    saved,
    problem,
    act: useCallback((change) => put((one, now) => acted(one, change(one.work), now)), [put]),
    undo: useCallback(() => put(undone), [put]),
    redo: useCallback(() => put(redone), [put]),
    set: useCallback((change) => put((one, now) => ({ ...one, ...change, changed: now })), [put]),
  };
}
