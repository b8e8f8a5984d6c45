/** A statement as a citation in plain text. */
import type { StatementItem } from '../../../model/api.ts';
import { dateText, nodeName, quoted } from '../../ui/text.ts';

/** Speaker, words, date, source with publisher and address, and the permanent link. */
export function citation(item: StatementItem, origin: string): string {
  const { statement, speakers, sources } = item;
  const { text, translation, kind, date } = statement.properties;
  const who = speakers.map((speaker) => nodeName(speaker.node)).join(', ');
  const words = kind === 'quote' ? quoted(String(text)) : String(text);
  const meaning = typeof translation === 'string' ? ` [${quoted(translation)}]` : '';
  const source = sources[0]?.source;
  const { title, publisher, url } = source?.properties ?? {};
  const place = [title, publisher, dateText(source?.properties.date)].filter(Boolean).join(', ');
  return `${who}: ${words}${meaning}, ${dateText(date)}. In: ${place}.${url ? ` ${url}` : ''} (${origin}/?sel=${statement.id})`;
}
