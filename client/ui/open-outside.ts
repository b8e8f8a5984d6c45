/** Other pages may not be framed: what is followed in a frame opens in a tab of its own. */
import type { MouseEvent } from 'react';

export function openOutside(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href]');
  if (!link || link.target === '_blank') return;
  event.preventDefault();
  event.stopPropagation();
  open(link.href, '_blank', 'noopener');
}
