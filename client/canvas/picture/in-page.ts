/** What a picture takes from the page: the colours of its theme. */
import type { Colours } from './svg.ts';

/** The colours of the theme that is shown now. */
export function tokenColours(): Colours {
  const computed = getComputedStyle(document.documentElement);
  return (token) => computed.getPropertyValue(`--${token}`).trim();
}
