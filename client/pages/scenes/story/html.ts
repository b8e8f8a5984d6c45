/** A story as one HTML file that needs nothing else: text, pictures, numbered sources. */

import { sourceClassName } from '../../../../model/formats/names.ts';
import { onlyStance, statementWords } from '../../../../model/formats/statement-words.ts';
import { escaped } from '../../../../model/formats/xml-text.ts';
import { stanceNames, stances } from '../../../../model/vocabulary/stances.ts';
import { citedAs, citedParagraphs, type Evidence, numbersOf } from './cited.ts';
import type { StoryFile } from './markdown.ts';

/** The text of the file. `tokens` are the colours of both themes, as custom properties. */
export function storyHtml(file: StoryFile, tokens: { light: string; dark: string }): string {
  const { story, evidence, pictures, origin, address } = file;
  const numbers = numbersOf(story);
  const reference = (id: string) => {
    const number = numbers.get(id) ?? 0;
    return `<sup><a href="#source-${number}" id="cited-${number}" aria-label="Source ${number}">${number}</a></sup>`;
  };
  const seen = new Set<string>();
  // An id stands once in a page: later references to a source carry none.
  const referenceOnce = (id: string) => {
    const html = reference(id);
    if (seen.has(id)) return html.replace(/ id="[^"]*"/, '');
    seen.add(id);
    return html;
  };
  const steps = story.steps.map(
    (step, index) => `<section>
<h2>${escaped(step.title)}</h2>
${pictures[index] ? `<figure>${pictures[index]}</figure>` : ''}
${citedParagraphs(step.text)
  .map(
    (pieces) =>
      `<p>${pieces.map((piece) => ('text' in piece ? escaped(piece.text) : referenceOnce(piece.cites))).join('')}</p>`,
  )
  .join('\n')}
${step.statements.map((id) => quotation(id, evidence, referenceOnce(id))).join('\n')}
</section>`,
  );
  const sources = [...numbers].map(([id, number]) => {
    const cited = citedAs(id, evidence, origin);
    const text = cited
      ? linked(cited.text)
      : `${escaped(id)} is no longer in the graph this was made from.`;
    return `<li id="source-${number}" value="${number}">${text}</li>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>${escaped(story.title)}</title>
<style>
:root { ${tokens.light} }
@media (prefers-color-scheme: dark) { :root { ${tokens.dark} } }
${style}
</style>
</head>
<body>
<main>
<h1>${escaped(story.title)}</h1>
<p class="lead">${escaped(story.lead)}</p>
${story.byline ? `<p class="caption">${escaped(story.byline)}</p>` : ''}
${steps.join('\n')}
<section>
<h2>Sources</h2>
<ol>
${sources.join('\n')}
</ol>
<p class="caption">Made with Stancegraph: ${linked(address)}</p>
</section>
</main>
</body>
</html>
`;
}

function quotation(id: string, evidence: Evidence, reference: string): string {
  const item = evidence.statements.get(id);
  if (!item) return '';
  const { kind, language } = item.statement.properties;
  const { speakers, positions, text, translation, translated, date, remarks } =
    statementWords(item);
  const lang = typeof language === 'string' ? ` lang="${escaped(language)}"` : '';
  const [tag, name] = kind === 'quote' ? ['blockquote', 'quote'] : ['div', 'paraphrase'];
  return [
    `<figure class="said ${onlyStance(item.about) ?? ''}">`,
    ...positions.map(
      (position) =>
        `<p class="stance ${position.stance}">${escaped(stances[position.stance].mark)} ${escaped(position.text)}</p>`,
    ),
    `<${tag} class="${name}"${lang}>${escaped(text)}</${tag}>`,
    ...(translation
      ? [
          `<p class="translation">${escaped(translation)}</p>`,
          `<p class="caption">${escaped(translated ?? '')}</p>`,
        ]
      : []),
    `<figcaption>${escaped(speakers.join('; '))}, ${escaped(date)}${reference} <span class="caption">${escaped(sourceClassName(item.sources[0]?.source))}</span>`,
    ...remarks.map((remark) => `<p class="caption">${escaped(remark)}</p>`),
    '</figcaption>',
    '</figure>',
  ].join('\n');
}

/** A text whose addresses are links. */
function linked(text: string): string {
  return escaped(text).replace(
    /https?:\/\/[^\s<>()]+[^\s<>().,;]/g,
    (url) => `<a href="${url}">${url}</a>`,
  );
}

const style = `
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/26px "Source Sans 3 Variable", "Source Sans 3", "Segoe UI", sans-serif; }
main { max-width: 720px; margin: 0 auto; padding: 48px 24px 96px; }
h1, h2, .quote, .translation { font-family: "Source Serif 4 Variable", "Source Serif 4", Georgia, serif; }
h1 { font-size: 44px; line-height: 48px; font-weight: 600; letter-spacing: -0.01em; margin: 0 0 16px; text-wrap: balance; }
h2 { font-size: 24px; line-height: 30px; margin: 0 0 12px; }
.lead { font-size: 21px; line-height: 30px; color: var(--ink2); margin: 0 0 12px; }
section { border-top: 2px solid var(--ink); margin-top: 48px; padding-top: 12px; }
figure { margin: 24px 0; }
figure svg { width: 100%; height: auto; border: 1px solid var(--rule); }
.said { border-left: 3px solid var(--rule2); padding-left: 20px; }
${stanceNames.map((stance) => `.said.${stance} { border-color: var(--${stance}); }`).join('\n')}
.stance { font-weight: 600; margin: 0; }
${stanceNames.map((stance) => `.stance.${stance} { color: var(--${stance}); }`).join('\n')}
.quote { margin: 4px 0; font-size: 22px; line-height: 31px; }
.translation { margin: 4px 0 0; color: var(--ink2); }
.caption { font-size: 13px; line-height: 18px; color: var(--ink3); }
a { color: inherit; text-decoration-color: var(--rule2); text-underline-offset: 3px; }
sup { line-height: 0; } sup a { text-decoration: none; padding: 0 2px; font-weight: 600; }
ol { padding-left: 32px; } li { margin: 8px 0; font-size: 15px; line-height: 22px; overflow-wrap: anywhere; }
@media print { main { max-width: none; padding: 0; } section { break-inside: avoid-page; } }
@media (max-width: 600px) { h1 { font-size: 32px; line-height: 37px; } }
`;
