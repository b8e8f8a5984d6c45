/** Deletes a query and gives it back, so that it can be saved again. */
import { del, idPath } from './request.ts';

export const deleteQuery = (name: string) => del('deletedQuery', idPath('queries', name));
