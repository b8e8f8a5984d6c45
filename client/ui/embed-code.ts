/** The code with which another site shows a view in a frame. */
import { copyText } from './copy-text.ts';
import { toast } from './toast.tsx';

/** The HTML; `path` is the view's address from its first slash on. */
export function embedCode(path: string, title: string): string {
  const inQuotes = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const address = inQuotes(`${location.origin}/embed${path}`);
  return `<iframe src="${address}" title="${inQuotes(title)}" width="100%" height="480" style="border:0" loading="lazy"></iframe>`;
}

/** Copies it, and says so. */
export async function copyEmbedCode(path: string, title: string): Promise<void> {
  const code = embedCode(path, title);
  const copied = await copyText(code);
  toast(copied ? 'Embed code copied' : `The browser does not let this page copy: ${code}`);
}
