/** How many relationships nodes have in the whole graph. */
import { post } from './request.ts';

export const fetchDegrees = (ids: readonly string[]) => post('degrees', '/degrees', { ids });
