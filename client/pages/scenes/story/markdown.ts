/** A story as Markdown: its text, quotations, pictures and a numbered list of sources. */

import { sourceClassName } from '../../../../model/formats/names.ts';
import { statementWords } from '../../../../model/formats/statement-words.ts';
import type { Story } from '../../../../model/schemas/scenes.ts';
import { citedAs, citedParagraphs, type Evidence, numbersOf } from './cited.ts';

export interface StoryFile {
  story: Story;
  evidence: Evidence;
  /** The picture of each step, as the text of an SVG. */
  pictures: readonly string[];
  origin: string;
  /** Where the story itself stands. */
  address: string;
}

/** The text of the file. Pictures stand at its end, so that the text can be read as it is. */
export function storyMarkdown({ story, evidence, pictures, origin, address }: StoryFile): string {
  const numbers = numbersOf(story);
  const steps = story.steps.flatMap((step, index) => [
    `## ${plain(step.title)}`,
    ...(pictures[index] ? [`![${plain(step.title)}][picture-${index + 1}]`] : []),
    ...citedParagraphs(step.text).map((pieces) =>
      pieces
        .map((piece) => ('text' in piece ? plain(piece.text) : `[^${numbers.get(piece.cites)}]`))
        .join(''),
    ),
    ...step.statements.flatMap((id) => quotation(id, evidence, numbers)),
  ]);
  const sources = [...numbers].map(
    ([id, number]) =>
      `[^${number}]: ${plain(citedAs(id, evidence, origin)?.text ?? `${id} is no longer in the graph.`)}`,
  );
  return `${[
    `# ${plain(story.title)}`,
    ...(story.byline ? [`*${plain(story.byline)}*`] : []),
    `**${plain(story.lead)}**`,
    ...steps,
    '## Sources',
    ...sources,
    `Made with Stancegraph: <${address}>`,
    ...pictures.map((svg, index) => `[picture-${index + 1}]: ${dataAddress(svg)}`),
  ].join('\n\n')}\n`;
}

function quotation(id: string, evidence: Evidence, numbers: ReadonlyMap<string, number>): string[] {
  const item = evidence.statements.get(id);
  if (!item) return [];
  const { speakers, positions, text, translation, translated, date, remarks } =
    statementWords(item);
  const paragraphs = [
    positions.map((position) => `**${plain(position.text)}**`).join('; '),
    plain(text),
    ...(translation ? [plain(translation), `*${plain(translated ?? '')}*`] : []),
    `${plain(speakers.join('; '))}, ${date}[^${numbers.get(id)}]`,
    plain(sourceClassName(item.sources[0]?.source)),
    ...remarks.map(plain),
  ].filter(Boolean);
  return [paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n')];
}

/** Signs that Markdown would take for its own are escaped. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}

/** A picture as an address that holds it. */
function dataAddress(svg: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(svg)) bytes += String.fromCharCode(byte);
  return `data:image/svg+xml;base64,${btoa(bytes)}`;
}
