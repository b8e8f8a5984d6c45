/** Codings as an event list that Discourse Network Analyzer reads. */
import { columns, type DnaRow, dnaLine, firstDay } from '../formats/dna-csv/rows.ts';
import type { ExportedCoding } from './index.ts';

export const dnaHead = `${columns.map((name) => `"${name}"`).join(';')}\n`;

/** A row for each statement, speaker and agreement. */
export function dnaLines({ text, coding, nameOf }: ExportedCoding): string {
  const { title, date, originator, publisher, language } = text.source;
  return coding.statements
    .flatMap((one) =>
      one.speakers.flatMap(({ id: speaker }) =>
        one.about.map(({ agreement, stance }): DnaRow => {
          const said = one.date ?? date;
          const isPerson = speaker.startsWith('actor:') || !speaker.includes(':');
          const words = one.segments.map(({ exact }) => exact).join(' […] ');
          return {
            statement_id: `${text.id}/${coding.coder}/${one.ref}`,
            time: `${firstDay(said)} 00:00:00`,
            start_position: one.segments[0]?.start,
            stop_position: one.segments.at(-1)?.end,
            text: words,
            coder: coding.coder,
            document_id: text.id,
            document_title: title,
            document_author: originator,
            document_source: publisher,
            ...(isPerson
              ? { person: nameOf(speaker), person_id: speaker }
              : { organization: nameOf(speaker), organization_id: speaker }),
            concept: nameOf(agreement),
            concept_id: agreement,
            agreement: stance === 'support' ? 1 : stance === 'oppose' ? 0 : undefined,
            stance,
            date: said,
            document_date: date,
            kind: one.kind,
            language,
            exact: words,
          };
        }),
      ),
    )
    .map(dnaLine)
    .join('');
}
