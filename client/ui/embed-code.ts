/** The code with which another site shows a view in a frame. */
import { copyText } from './copy-text.ts';
import { toast } from './toast.tsx';

/** The whole address of a view in a frame; `path` is the view's, from its first slash on. */
export const embedAddress = (path: string): string => `${location.origin}/embed${path}`;

/** The HTML for such an address, or for a short link to it. */
export function embedCode(address: string, title: string): string {
  const inQuotes = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${inQuotes(address)}" title="${inQuotes(title)}" width="100%" height="480" style="border:0" loading="lazy"></iframe>`;
}

/** Copies such code, and says so; what has to be fetched first is handed over as a promise. */
export async function copyEmbedCode(code: string | Promise<string>): Promise<void> {
  try {
    const copied = await copyText(code);
    toast(copied ? 'Embed code copied' : `The browser does not let this page copy: ${await code}`);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
}
