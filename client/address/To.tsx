/** Links and moves within the explorer, typed once by the list of pages. */
import { Link, useNavigate } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';
import type { PageAddress } from '../../model/pages.ts';
import type { Search } from './address.ts';

interface ToProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'target'> {
  to: PageAddress;
  /** What the address says beside the page: nothing, unless given. */
  search?: Search | (() => Search);
  /** Takes the scene of the canvas along, which stands in the address after `#`. */
  withScene?: boolean;
}

/** A link to a page. */
export function To({ to, search = {}, withScene = false, ...anchor }: ToProps) {
  // The router's own types want routes that are written out one by one.
  const target = { to, search, ...(withScene ? { hash: true } : {}) } as { to: string };
  return <Link {...target} {...anchor} />;
}

interface Move {
  /** What the address says beside the page; nothing, unless given. */
  search?: Search | Record<string, string | null> | ((old: Search) => Search);
  /** As of {@link To}. */
  withScene?: boolean;
  /** Takes the place of this address in the browser's history. */
  replace?: boolean;
}

/** A function that goes to a page; `.` is the page that is open. */
export function useGo(): (to: PageAddress | '.', move?: Move) => Promise<void> {
  const navigate = useNavigate();
  return (to, { search = {}, withScene = false, replace = false } = {}) =>
    navigate({ to, search, replace, ...(withScene ? { hash: true } : {}) } as object);
}
