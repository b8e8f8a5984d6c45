/** The picture that stands beside a shared link: what the page is, in 1200 by 630 pixels. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { escaped } from '../../../model/formats/xml-text.ts';
import { packageRoot } from '../../store/cypher-files.ts';
import { type SocialText, siteName } from './about.ts';

const [width, height, margin] = [1200, 630, 80];
const serif = 'StancegraphSerif,Georgia,serif';
const sans = 'StancegraphSans,Arial,sans-serif';
/** Cards that are kept. */
const keptAtMost = 100;
const kept = new Map<string, Promise<Buffer>>();

/** The card as a PNG; one that was drawn is kept for a while. */
export function cardOf(about: SocialText): Promise<Buffer> {
  const key = JSON.stringify(about);
  let card = kept.get(key);
  if (!card) {
    card = drawn(cardSvg(about));
    if (kept.size >= keptAtMost) kept.clear();
    kept.set(key, card);
    card.catch(() => kept.delete(key));
  }
  return card;
}

async function drawn(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: true, fontFiles: fontFiles(), defaultFontFamily: 'StancegraphSans' },
  });
  return image.asPng();
}

function fontFiles(): string[] {
  const folders = ['dist/client', 'client/public'].map((one) =>
    join(packageRoot, one, 'card-fonts'),
  );
  const folder = folders.find((one) => existsSync(one));
  if (!folder) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ttf'))
    .map((file) => join(folder, file));
}

/** The card as SVG. */
export function cardSvg({ kind, title, description }: SocialText): string {
  const size = title.length > 110 ? 46 : title.length > 60 ? 56 : 68;
  const leading = Math.round(size * 1.18);
  const titleLines = lines(title, size * 0.56, 4);
  const y = 190;
  const below = y + titleLines.length * leading + 6;
  const room = Math.floor((height - 120 - below) / 40);
  const aboutLines = lines(description, 30 * 0.47, Math.max(0, Math.min(3, room)));
  const text = (x: number, at: number, words: string, style: string) =>
    `<text x="${x}" y="${at}" ${style}>${escaped(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="#fbfaf7"/>`,
    `<rect x="${margin}" y="64" width="${width - 2 * margin}" height="4" fill="#1b1c1f"/>`,
    text(margin, 122, kind, `font-family="${sans}" font-size="30" fill="#666a72"`),
    ...titleLines.map((line, at) =>
      text(
        margin,
        y + at * leading + size * 0.35,
        line,
        `font-family="${serif}" font-weight="600" font-size="${size}" fill="#1b1c1f"`,
      ),
    ),
    ...aboutLines.map((line, at) =>
      text(
        margin,
        below + 30 + at * 40,
        line,
        `font-family="${sans}" font-size="30" fill="#474a51"`,
      ),
    ),
    text(
      margin,
      height - 54,
      siteName,
      `font-family="${serif}" font-weight="600" font-size="34" fill="#1b1c1f"`,
    ),
    ...['#08468a', '#b93f0a', '#a04e94', '#666661'].map(
      (colour, at) =>
        `<circle cx="${width - margin - 16 - at * 46}" cy="${height - 66}" r="16" fill="${colour}"/>`,
    ),
    '</svg>',
  ].join('');
}

/** Lines of about as many letters as there is room for; the last is cut. */
function lines(text: string, letter: number, most: number): string[] {
  const room = Math.floor((width - 2 * margin) / letter);
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter(Boolean)) {
    if (line && line.length + word.length + 1 > room) {
      found.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  if (line) found.push(line);
  if (found.length <= most) return found;
  return found.slice(0, most).map((one, at) => (at === most - 1 ? `${one}…` : one));
}
