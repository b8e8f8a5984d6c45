/** A source whose text is kept, with a statement for each of some quotations, as coders publish it. */
import { randomUUID } from 'node:crypto';

/** The body of `POST /api/coding/publish`; each of the quotations stands in the text. */
export function publicationOf(text: string, quotations: readonly string[]) {
  return {
    key: randomUUID(),
    source: {
      title: 'Faber asks again',
      publisher: 'De Havenbode',
      date: '2024-10-07',
      language: 'en',
      sourceClass: 'press-or-reference',
      licence: 'CC0',
      text,
      keepText: true,
    },
    entities: [],
    statements: quotations.map((exact, at) => ({
      ref: String(at),
      kind: 'quote',
      method: 'hand',
      segments: [{ start: text.indexOf(exact), end: text.indexOf(exact) + exact.length, exact }],
      speakers: [{ id: 'actor:marjolein-faber' }],
      about: [{ agreement: 'agreement:pact', stance: 'oppose' }],
    })),
    coding: { codedBy: 'A. Coder' },
  };
}
