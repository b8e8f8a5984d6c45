/** What the head of a page tells of it to those who share its link. */
import type { Request } from 'express';
import { escaped } from '../../../model/formats/xml-text.ts';
import type { Store } from '../../store/store.ts';
import { aboutPath, siteName } from './about.ts';

/** Elements of HTML, for a page's head. */
export async function socialHead(store: Store, request: Request): Promise<string> {
  const { title, description } = await aboutPath(store, request.path);
  const origin = `${request.protocol}://${request.get('host') ?? 'localhost'}`;
  const tags: [string, string][] = [
    ['og:site_name', siteName],
    ['og:type', 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', origin + request.originalUrl],
    ['og:image', `${origin}/api/card?of=${encodeURIComponent(request.path)}`],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', title],
    ['twitter:card', 'summary_large_image'],
  ];
  return tags
    .filter(([, content]) => content !== '')
    .map(([property, content]) => `<meta property="${property}" content="${escaped(content)}" />`)
    .join('\n    ');
}
