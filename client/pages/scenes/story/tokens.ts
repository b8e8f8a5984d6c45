/** The colours of both themes, read from the style sheet that defines them. */
import { spareColours } from '../../../../model/vocabulary/stances.ts';

/** By name without the dashes; the dark theme has those of the light that it does not change. */
export function colourTokens(css: string): {
  light: ReadonlyMap<string, string>;
  dark: ReadonlyMap<string, string>;
} {
  const light = coloursOf(blockAfter(css, ':root {'));
  const dark = new Map([...light, ...coloursOf(blockAfter(css, '[data-theme="dark"] {'))]);
  for (const colours of [light, dark]) {
    for (const [stance, token] of spareColours) colours.set(stance, colours.get(token) ?? '');
  }
  return { light, dark };
}

function blockAfter(css: string, start: string): string {
  const from = css.indexOf(start) + start.length;
  return css.slice(from, css.indexOf('}', from));
}

function coloursOf(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{3,8});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}
