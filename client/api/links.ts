/** Short links to views. */
import { post } from './request.ts';

/** Keeps a short link to an address of this explorer; gives the whole short address. */
export async function postLink(url: string): Promise<string> {
  const { url: path } = await post('link', '/links', { url });
  return location.origin + path;
}
