/** What can be written at a place: names of this graph first, those that fit the place. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
  startCompletion,
} from '@codemirror/autocomplete';
import { ask, knownNames, namesAwaited } from './language.ts';
import type { Completed } from './protocol.ts';
import { parameterNames } from './scan.ts';

const classOf: Record<Completed['kind'], string> = {
  keyword: 'keyword',
  function: 'function',
  procedure: 'function',
  label: 'class',
  type: 'interface',
  property: 'property',
  variable: 'variable',
  other: 'text',
};
const kindTitles: Record<Completed['kind'], string> = {
  keyword: '',
  function: 'function',
  procedure: 'procedure',
  label: 'label',
  type: 'relationship',
  property: 'property',
  variable: 'variable',
  other: '',
};
/** Names of this graph come first. */
const boost: Partial<Record<Completed['kind'], number>> = {
  variable: 3,
  label: 2,
  type: 2,
  property: 2,
  keyword: 1,
};

/** Milliseconds that completion waits for the names of the graph. */
const patienceMs = 1000;

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\p{L}\p{N}_$]*/u);
  const text = context.state.doc.toString();
  const sign = text[(word?.from ?? context.pos) - 1] ?? '';
  const typed = word ? word.to > word.from : false;
  if (!context.explicit && !typed && !/[:.|]/.test(sign)) return null;
  if (typed && /^\d/.test(word?.text ?? '')) return null;
  // Most often they come soon; a large graph takes seconds to tell its own.
  await Promise.race([namesAwaited, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  if (!knownNames()) namesAwaited.then(() => askAgain(context));
  const found = await ask('complete', { text, at: context.pos, manual: context.explicit }).catch(
    () => [],
  );
  const parameters = parameterNames(text)
    .map((name) => `$${name}`)
    .filter((name) => name !== word?.text)
    .map((label): Completed => ({ label, kind: 'variable', insert: label }));
  const likely = likelyProperties(text.slice(0, word?.from ?? context.pos), text);
  const options = [...found, ...(word?.text.startsWith('$') ? parameters : [])].map((one) =>
    toOption(one, likely),
  );
  if (options.length === 0) return null;
  // Without the names of the graph the next letter asks for the list again.
  const lasts = knownNames() ? { validFor: /^[\p{L}\p{N}_$]*$/u } : {};
  return { from: word?.from ?? context.pos, options, ...lasts };
}

/** Offers the names of the graph where the cursor still is as when they were not known. */
function askAgain({ view, state, pos }: CompletionContext): void {
  const isSame = view?.state.doc === state.doc && view.state.selection.main.head === pos;
  if (view && isSame && knownNames()) startCompletion(view);
}

/** The properties that the labels or types of the variable before a dot have here. */
function likelyProperties(before: string, text: string): ReadonlySet<string> {
  const variable = /([\p{L}_][\p{L}\p{N}_]*)\.$/u.exec(before)?.[1];
  const properties = knownNames()?.propertiesOf;
  if (!variable || !properties) return new Set();
  const declared = new RegExp(`[(\\[]\\s*${variable}\\s*:\\s*([\\p{L}\\p{N}_|&:\\s]+)`, 'gu');
  const labels = [...text.matchAll(declared)].flatMap(([, list = '']) => list.split(/[|&:\s]+/));
  return new Set(labels.flatMap((label) => properties[label] ?? []));
}

function toOption(one: Completed, likely: ReadonlySet<string>): Completion {
  const detail = kindTitles[one.kind];
  const more = one.kind === 'property' && likely.has(one.label) ? 10 : 0;
  return {
    label: one.label,
    type: classOf[one.kind],
    boost: (boost[one.kind] ?? 0) + more,
    ...(detail ? { detail } : {}),
    ...(one.info ? { info: one.info } : {}),
    apply: one.insert.includes('${') ? snippet(one.insert) : one.insert,
  };
}

export const completion = autocompletion({
  override: [complete],
  icons: false,
  maxRenderedOptions: 60,
});
