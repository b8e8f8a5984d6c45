/** The text of a mail, with its subject, sender and day. */
import PostalMime from 'postal-mime';
import { type TakenText, textOfHtml } from './html.ts';

/** Throws, with what to try, for a mail without text. */
export async function textOfMail(file: File): Promise<TakenText> {
  const mail = await PostalMime.parse(await file.arrayBuffer(), { maxNestingDepth: 20 }).catch(
    () => undefined,
  );
  if (!mail?.headers.some(({ key }) => told.has(key))) {
    throw new Error(
      `${file.name} is no mail that can be read. Open it, copy its text and paste it.`,
    );
  }
  const taken = mail.text ? undefined : textOfHtml(mail.html ?? '');
  const text = (mail.text ?? taken?.text ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') {
    throw new Error(
      `${file.name} has no text. If the words are encrypted or in an attachment, open it and paste them.`,
    );
  }
  const attached = mail.attachments.length;
  return {
    text,
    title: mail.subject ?? '',
    date: dayIn(mail.headers.find(({ key }) => key === 'date')?.value ?? ''),
    publisher: mail.from?.name || (mail.from?.address ?? ''),
    without: [
      ...(attached > 0 ? [`${attached} ${attached === 1 ? 'attachment' : 'attachments'}`] : []),
      ...(taken?.without ?? []),
    ],
  };
}

/** Headers of which a mail has one at least. */
const told = new Set(['from', 'subject', 'date', 'to', 'message-id', 'content-type']);
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day as its sender had it, whatever day it was elsewhere. */
function dayIn(header: string): string {
  const [, day, name = '', year] = /(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})/.exec(header) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  if (!day || !year || month === 0) return '';
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
