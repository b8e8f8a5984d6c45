/** Tells that something was corrected, with a button that takes it back at once. */
import type { QueryClient } from '@tanstack/react-query';
import { focusUndo, toast } from '../../ui/toast.tsx';
import { strings } from './strings.ts';

/** `undo` is given the reason that the history then has. */
export function toastWithUndo(
  client: QueryClient,
  text: string,
  undo: (reason: string) => Promise<unknown>,
): void {
  toast(text, () => {
    undo(strings.undoneAtOnce).then(
      () => {
        void client.invalidateQueries();
        toast(strings.undone);
      },
      (error: Error) => toast(error.message),
    );
  });
  // The dialog it was done in would else give the focus back to what opened it.
  focusUndo(true);
}
