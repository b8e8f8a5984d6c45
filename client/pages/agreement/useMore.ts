/** More of one of the page's lists, when it is asked for. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AgreementList, AgreementReply } from '../../../model/schemas/pages.ts';
import { agreementListOptions, moreAtOnce } from '../../api/agreement.ts';
import type { PageAsked } from '../../api/request.ts';

interface More<Item> {
  items: readonly Item[];
  onMore: () => void;
  /** How many more a press brings. */
  step: number;
}

/** What the page came with, until more has come; it is then read anew from the beginning. */
export function useMore<List extends AgreementList>(
  id: string,
  of: PageAsked,
  list: List,
  first: AgreementReply[List],
): More<AgreementReply[List][number]> {
  const [asked, setAsked] = useState('');
  const which = JSON.stringify([id, of]);
  const more = useInfiniteQuery({
    ...agreementListOptions(id, of, list),
    enabled: asked === which,
  });
  const pages = more.data?.pages.map((page) => (page[list] ?? []) as AgreementReply[List]);
  // Of acts, a later page is of earlier days.
  const inOrder = list === 'acts' ? pages?.reverse() : pages;
  const found = inOrder?.flat() as AgreementReply[List] | undefined;
  const isLonger = found !== undefined && found.length > first.length;
  return {
    items: isLonger ? found : first,
    onMore: () => {
      if (more.data) void more.fetchNextPage();
      else setAsked(which);
    },
    step: isLonger ? moreAtOnce : moreAtOnce - first.length,
  };
}
