/** The memberships and offices of a person, all of them, as relationships. */
import { queryOptions } from '@tanstack/react-query';
import { get, idPath } from './request.ts';

export const termsOptions = (id: string) =>
  queryOptions({
    queryKey: ['terms', id],
    queryFn: async () => {
      const of = async (type: string) => {
        const path = `${idPath('nodes', id)}/neighbours`;
        const reply = await get('neighbours', path, { type, direction: 'out', limit: 200 });
        return reply.relationships.filter((one) => one.type === type && one.from === id);
      };
      return { memberships: await of('MEMBER_OF'), offices: await of('HOLDS_OFFICE') };
    },
  });
