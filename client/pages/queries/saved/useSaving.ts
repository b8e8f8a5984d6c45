/** Saves, deletes and restores queries, refreshes the list and shows a message. */

import { useQueryClient } from '@tanstack/react-query';
import type { ListedQuery, SavedQuery } from '../../../../model/schemas/queries.ts';
import { useGo } from '../../../address/To.tsx';
import { deleteQuery } from '../../../api/delete-query.ts';
import { queriesOptions } from '../../../api/queries.ts';
import { saveQuery } from '../../../api/save-query.ts';
import { focusUndo, toast } from '../../../ui/toast.tsx';
import type { ParameterValues } from '../editor/link.ts';
import { searchOf } from './link.ts';

export function useSaving() {
  const client = useQueryClient();
  const go = useGo();
  const refresh = () => client.invalidateQueries({ queryKey: queriesOptions.queryKey });
  const show = async (query: SavedQuery, values: ParameterValues = {}) => {
    await refresh();
    await go(`/queries/${query.name}`, { search: searchOf(query, values), withScene: true });
  };
  return {
    refresh,
    show,
    /** Saves a new query, or one that was opened in a revision; under a new name, it moves there. */
    async save(draft: SavedQuery, before?: ListedQuery): Promise<ListedQuery> {
      const renamed = before !== undefined && before.name !== draft.name;
      const expected = before === undefined || renamed ? 'new' : before.revision;
      const saved = await saveQuery(draft, expected);
      if (renamed) {
        await deleteQuery(before.name).catch(async (error: Error) => {
          await refresh();
          throw new Error(`Saved as ${saved.name}; the old one is still there. ${error.message}`);
        });
      }
      return saved;
    },
    /** Deletes a query; the message offers to take it back. */
    async remove(query: ListedQuery): Promise<void> {
      const deleted = await deleteQuery(query.name);
      await refresh();
      await go('/queries', { withScene: true });
      toast(`Deleted “${query.title}”.`, () => {
        saveQuery(deleted, 'new').then(
          () => show(deleted).then(() => toast(`“${query.title}” is back.`)),
          (error: Error) => toast(`Not undone: ${error.message}`),
        );
      });
      focusUndo();
    },
  };
}
