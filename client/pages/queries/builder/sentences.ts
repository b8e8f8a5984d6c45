/**
 * The questions that can be asked without Cypher: each is a file of `cypher/templates/`, whose
 * header holds the sentence and its fields, and whose marked lines are left out where a field is
 * empty. Its lists come from the vocabulary. What is filled in is always a parameter, never a part of the text.
 */
import { rangeOf } from '../../../../model/dates.ts';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { withVocabulary } from '../../../../model/vocabulary/marks.ts';
import { parameterNames } from '../editor/scan.ts';

export interface TemplateField {
  name: string;
  type: 'entity' | 'date' | 'choice' | 'types';
  label: string;
  required?: boolean;
  default?: string;
  /** Labels that an entity may have. */
  options?: string[];
  /** What a choice's values are called in the sentence. */
  titles?: Record<string, string>;
  /** The text of the sentence when nothing is chosen. */
  any?: string;
}

export interface QuestionTemplate {
  name: string;
  title: string;
  /** Alternately text and fields. */
  parts: (string | TemplateField)[];
  fields: TemplateField[];
  view: string;
  /** The Cypher with every marked line. */
  body: string;
}

export type Filled = Record<string, string | string[] | undefined>;

/** A file as a sentence; throws when its header is not right. */
export function toSentence(name: string, file: string): QuestionTemplate {
  const header: [string, string][] = [];
  const lines = withVocabulary(file).trimEnd().split('\n');
  for (;;) {
    const found = /^\/\/ (title|sentence|parameter|view): (.*)$/.exec(lines[0] ?? '');
    if (!found) break;
    header.push([found[1] ?? '', found[2] ?? '']);
    lines.shift();
  }
  const one = (key: string) => header.find(([found]) => found === key)?.[1];
  const fields = header
    .filter(([key]) => key === 'parameter')
    .map(([, json]) => JSON.parse(json) as TemplateField);
  const parts = (one('sentence') ?? '')
    .split(/\[(\w+)\]/)
    .map((part, index) => (index % 2 === 0 ? part.trim() : fieldOf(name, fields, part)))
    .filter((part) => part !== '');
  return {
    name,
    title: one('title') ?? name,
    parts,
    fields,
    view: one('view') ?? 'table',
    body: lines.join('\n'),
  };
}

function fieldOf(file: string, fields: TemplateField[], name: string): TemplateField {
  const field = fields.find((one) => one.name === name);
  if (!field) throw new Error(`cypher/templates/${file}.cypher has no parameter ${name}`);
  return field;
}

/** Whether a field holds something. */
export const isFilled = (value: Filled[string]): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';

/** The fields that must be filled and are not. */
export function missingFields(sentence: QuestionTemplate, filled: Filled): TemplateField[] {
  return sentence.fields.filter((field) => field.required && !isFilled(filled[field.name]));
}

/**
 * The Cypher for what is filled in, and its parameters. Lines between `// with x` and `// end` stay
 * when `x` is filled (`x=v`: when it is `v`), those after `// without x` when it is not; `//|`
 * holds a line that the file as a whole leaves out.
 */
export function composed(
  { body, fields }: QuestionTemplate,
  filled: Filled,
): { query: string; params: Record<string, PropertyValue> } {
  const used: string[] = [];
  let keep = true;
  for (const line of body.split('\n')) {
    const mark = /^\/\/ (with|without|end)\b ?(?:(\w+)(?:=(\w+))?)?$/.exec(line);
    if (!mark) {
      if (keep) used.push(line.replace(/^\/\/\| /, ''));
      continue;
    }
    const [, kind, name = '', value] = mark;
    const holds = value === undefined ? isFilled(filled[name]) : filled[name] === value;
    keep = kind === 'end' || (kind === 'with' ? holds : !holds);
  }
  const query = used
    .join('\n')
    .replace(/^WHERE true\n {2}AND /gm, 'WHERE ')
    .replace(/^WHERE true\n/gm, '');
  const params = Object.fromEntries(
    parameterNames(query).map((name) => [name, valueFor(fields, name, filled[name])]),
  );
  return { query, params };
}

/** A period given by year or month reaches to its first or last day. */
function valueFor(fields: TemplateField[], name: string, value: Filled[string]): PropertyValue {
  const field = fields.find((one) => one.name === name);
  if (field?.type !== 'date' || typeof value !== 'string') return value ?? null;
  const range = rangeOf(value);
  return (name === 'to' ? range?.last : range?.first) ?? null;
}
