/** Highlighting, folding and comments for Cypher, by a tokenizer without a full parse. */
import {
  foldService,
  HighlightStyle,
  StreamLanguage,
  type StringStream,
  syntaxHighlighting,
} from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { Tag, tags } from '@lezer/highlight';
import { isLabel } from '../../../../model/vocabulary/index.ts';
import { hueOf, labelNames } from '../../../../model/vocabulary/labels.ts';
import keywords from './keywords.ts';

const words = new Set(
  [...keywords, 'CREATE', 'MERGE', 'SET', 'DELETE', 'DETACH', 'REMOVE', 'FOREACH', 'ON'].map(
    (word) => word.toLowerCase(),
  ),
);
/** Words of the language that are functions when a bracket follows. */
const functions = new Set(['count', 'collect', 'all', 'any', 'none', 'single', 'exists']);
const ofLabel = new Map(labelNames.map((name) => [name, Tag.define()]));

interface Reading {
  comment: boolean;
  /** The last sign, which says what the next name is. */
  before: string;
}

const cypher = StreamLanguage.define<Reading>({
  name: 'cypher',
  startState: () => ({ comment: false, before: '' }),
  token(stream, state) {
    if (state.comment) {
      state.comment = !stream.match(/^.*?\*\//);
      if (state.comment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    return token(stream, state);
  },
  languageData: {
    commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
    closeBrackets: { brackets: ['(', '[', '{', "'", '"', '`'] },
  },
  tokenTable: {
    parameter: tags.special(tags.variableName),
    type: tags.typeName,
    ...Object.fromEntries(ofLabel),
  },
});

function token(stream: StringStream, state: Reading): string | null {
  const { before } = state;
  if (stream.match('//')) {
    stream.skipToEnd();
    return 'comment';
  }
  if (stream.match('/*')) {
    state.comment = !stream.match(/^.*?\*\//);
    if (state.comment) stream.skipToEnd();
    return 'comment';
  }
  state.before = '';
  if (stream.match(/^'(?:[^'\\]|\\.)*'?|^"(?:[^"\\]|\\.)*"?/)) return 'string';
  if (stream.match(/^\$(?:`[^`]*`|[\p{L}_][\p{L}\p{N}_]*|\d+)/u)) return 'parameter';
  if (stream.match(/^\d+(?:\.\d+)?/)) return 'number';
  const name = stream.match(/^(?:`[^`]*`|[\p{L}_][\p{L}\p{N}_]*)/u) as RegExpMatchArray | null;
  if (name) {
    const word = name[0];
    if (before === ':') return isLabel(word) ? word : 'type';
    if (before === '.') return 'propertyName';
    const called = stream.peek() === '(' && functions.has(word.toLowerCase());
    return words.has(word.toLowerCase()) && !called ? 'keyword' : 'variableName';
  }
  const sign = stream.next() ?? '';
  // After `|` and `&` between labels another one follows.
  state.before = /[|&!]/.test(sign) ? ':' : sign;
  return null;
}

const style = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink3)' },
  { tag: tags.string, color: 'var(--source)' },
  { tag: tags.special(tags.variableName), class: 'cm-parameter' },
  ...[...ofLabel].map(([name, tag]) => ({ tag, color: `var(--${hueOf(name)})` })),
]);

/** A clause is folded with the lines that belong to it: those that are indented, or blank. */
function fold(state: EditorState, from: number): { from: number; to: number } | null {
  const line = state.doc.lineAt(from);
  if (!/^\S/.test(line.text)) return null;
  let last = line.number;
  for (let number = last + 1; number <= state.doc.lines; number += 1) {
    const { text } = state.doc.line(number);
    if (/^\s+\S/.test(text)) last = number;
    else if (text.trim() !== '') break;
  }
  return last > line.number ? { from: line.to, to: state.doc.line(last).to } : null;
}

export const cypherSupport = [cypher, syntaxHighlighting(style), foldService.of(fold)];
