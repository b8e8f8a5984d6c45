/** What the plain pages look like, those about the API and about the explorer: in the client's typefaces. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../store/cypher-files.ts';

const folder = join(packageRoot, 'dist', 'client', 'assets');

/** The client's typefaces, and the name by which a style calls each. */
const faces = {
  'source-sans-3': 'Ours',
  'source-serif-4': 'Ours serif',
  'source-code-pro': 'Ours code',
};
/** The part of a typeface for each range of letters. */
const ranges = {
  'latin-ext': 'U+0100-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F, U+A720-A7FF',
  latin:
    'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212',
};

/** The style sheet at /api/docs.css. Where the client is not built, the system's typefaces stand in. */
export function docsStyle(): string {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const fonts = Object.entries(faces).flatMap(([face, name]) =>
    Object.entries(ranges).flatMap(([range, letters]) => {
      const begin = `${face}-${range}-wght-normal-`;
      const file = files.find((one) => one.startsWith(begin) && one.endsWith('.woff2'));
      const source = `url(/assets/${file}) format('woff2')`;
      return file
        ? [
            `@font-face { font-family: '${name}'; font-weight: 200 900; font-display: swap; src: ${source}; unicode-range: ${letters}; }`,
          ]
        : [];
    }),
  );
  return `${fonts.join('\n')}${style}`;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; background: light-dark(#FBFAF7, #141517); color: light-dark(#1B1C1F, #F0EEE9);
  font: 17px/26px Ours, system-ui, sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 32px 20px 72px; }
main > p, main > ul, section > p, details li { max-width: 44em; }
h1 { font: 600 40px/48px 'Ours serif', Georgia, serif; }
h2 { font-size: 22px; line-height: 28px; border-top: 2px solid; padding-top: 14px; margin-top: 40px; overflow-wrap: anywhere; }
h2 code { font-size: 17px; } h3 { font-size: 18px; line-height: 26px; margin-bottom: 0; }
code, pre { font: 14px/20px 'Ours code', ui-monospace, monospace; }
pre { background: light-dark(#F3F1EC, #1C1D20); padding: 12px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 400; }
td, th { padding: 6px 12px 6px 0; border-bottom: 1px solid light-dark(#CBC7BE, #43464B); vertical-align: top; overflow-wrap: anywhere; }
a { color: inherit; } summary { cursor: pointer; padding: 8px 0; }
`;
