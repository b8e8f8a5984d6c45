/** A sentence of the page about nodes, in which their own words are marked with their language. */
import { Fragment } from 'react';
import { nodeName } from '../../model/formats/names.ts';
import { nameLanguage } from '../../model/formats/passage-language.ts';
import type { GraphNode } from '../../model/schemas/graph.ts';

interface InItsLanguageProps {
  node: GraphNode;
  /** Its name unless given. */
  text?: string;
  /** More of whom the sentence may hold the name. */
  others?: readonly GraphNode[];
}

export function InItsLanguage({ node, text, others = [] }: InItsLanguageProps) {
  const parts: { text: string; language?: string | undefined }[] = [
    { text: text ?? nodeName(node) },
  ];
  for (const one of [node, ...others]) {
    const [name, language] = [bareName(one), nameLanguage(one)];
    const at = parts.findIndex((part) => part.language === undefined && part.text.includes(name));
    const part = parts[at];
    if (!part || language === undefined || name === '') continue;
    const start = part.text.indexOf(name);
    parts.splice(
      at,
      1,
      { text: part.text.slice(0, start) },
      { text: name, language },
      { text: part.text.slice(start + name.length) },
    );
  }
  return parts.map((part, index) =>
    part.language ? (
      <span key={index} lang={part.language}>
        {part.text}
      </span>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}

/** Without quotation marks, which are those of the page. */
function bareName(node: GraphNode): string {
  return nodeName(node).replace(/^“|”$/g, '');
}
