/** The text of a mail, with its subject, sender and day. */
import PostalMime from 'postal-mime';
import { type TakenText, textOfHtml } from './html.ts';

/** Throws, with what to try, for a mail without text. */
export async function textOfMail(file: File): Promise<TakenText> {
  const mail = await PostalMime.parse(await file.arrayBuffer(), { maxNestingDepth: 20 });
  const taken = mail.text ? undefined : textOfHtml(mail.html ?? '');
  const text = (mail.text ?? taken?.text ?? '').replaceAll('\r\n', '\n').trim();
  if (text === '') {
    throw new Error(
      `${file.name} has no text. If the words are encrypted or in an attachment, open it and paste them.`,
    );
  }
  const day = mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date) : undefined;
  const attached = mail.attachments.length;
  return {
    text,
    title: mail.subject ?? '',
    date: day ? day.toISOString().slice(0, 10) : '',
    publisher: mail.from?.name || (mail.from?.address ?? ''),
    without: [
      ...(attached > 0 ? [`${attached} ${attached === 1 ? 'attachment' : 'attachments'}`] : []),
      ...(taken?.without ?? []),
    ],
  };
}
