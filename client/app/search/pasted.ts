/** What is offered for a pasted text: pages that take it, where the list of pages has them. */
import { type PageAddress, pageAt } from '../../../model/pages.ts';
import { strings } from './strings.ts';

/** Pages that read a text from `handOver` (address/pasted-text.ts); one that does not exist is not offered. */
const takers = [
  { path: '/verify', title: strings.verify },
  { path: '/coding', title: strings.code },
] as const;

interface Taker {
  path: PageAddress;
  title: string;
}

/** Those that exist. */
export function takersOfText(exists = (path: string) => pageAt(path) !== undefined): Taker[] {
  return takers
    .filter(({ path }) => exists(path))
    .map(({ path, title }) => ({ path: path as PageAddress, title }));
}
