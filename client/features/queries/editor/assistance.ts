/** What the language worker knows, while one types: completion, checks, signatures, hover. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippet,
} from '@codemirror/autocomplete';
import { type Action, type Diagnostic, linter } from '@codemirror/lint';
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { hoverTooltip, showTooltip, type Tooltip, ViewPlugin } from '@codemirror/view';
import { checkOnServer, type Found } from './check.ts';
import { didYouMean } from './did-you-mean.ts';
import { ask, knownNames, lint } from './language.ts';
import { notPresent, plain } from './plain-words.ts';
import type { Completed, Finding, Signature } from './protocol.ts';
import { parameterNames, secondStatement } from './scan.ts';

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
const told: Record<Completed['kind'], string> = {
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

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/[\p{L}\p{N}_$]*/u);
  const text = context.state.doc.toString();
  const sign = text[(word?.from ?? context.pos) - 1] ?? '';
  const typed = word ? word.to > word.from : false;
  if (!context.explicit && !typed && !/[:.|]/.test(sign)) return null;
  if (typed && /^\d/.test(word?.text ?? '')) return null;
  const found = await ask('complete', { text, at: context.pos, manual: context.explicit }).catch(
    () => [],
  );
  const parameters = parameterNames(text)
    .map((name) => `$${name}`)
    .filter((name) => name !== word?.text)
    .map((label): Completed => ({ label, kind: 'variable', insert: label }));
  const options = [...found, ...(word?.text.startsWith('$') ? parameters : [])].map(toOption);
  if (options.length === 0) return null;
  return { from: word?.from ?? context.pos, options, validFor: /^[\p{L}\p{N}_$]*$/u };
}

function toOption(one: Completed): Completion {
  const detail = told[one.kind];
  return {
    label: one.label,
    type: classOf[one.kind],
    boost: boost[one.kind] ?? 0,
    ...(detail ? { detail } : {}),
    ...(one.info ? { info: one.info } : {}),
    apply: one.insert.includes('${') ? snippet(one.insert) : one.insert,
  };
}

/** What the checks found, for the list below the editor. */
export interface Checks {
  onFindings(findings: readonly Diagnostic[], text: string): void;
}

/** The worker's checks at once; what passes them is explained by the store itself. */
function checks({ onFindings }: Checks): Extension {
  return linter(
    async (view) => {
      const text = view.state.doc.toString();
      const findings = text.trim() === '' ? [] : await findingsOf(text);
      onFindings(findings, text);
      return findings;
    },
    { delay: 500 },
  );
}

async function findingsOf(text: string): Promise<Diagnostic[]> {
  const second = secondStatement(text);
  if (second) {
    const message = 'One statement at a time: run this one on its own, or remove it.';
    return [{ ...second, severity: 'error', message }];
  }
  const length = text.length;
  const own = await lint(text, parameterNames(text)).catch(() => []);
  const found: Found[] = worthTelling(own);
  if (!own.some((one) => one.severity === 'error')) {
    // What both say is told once.
    const more = await checkOnServer(text);
    found.push(
      ...more.filter((one) => !own.some(({ from, to }) => from < one.to && one.from < to)),
    );
  }
  return found.map(({ from, to, ...one }) => {
    const start = Math.min(from, length);
    return withAction(text, { ...one, from: start, to: Math.min(Math.max(to, start), length) });
  });
}

/** Without what only follows from another finding; a text that has no end yet is no error. */
function worthTelling(findings: readonly Finding[]): Found[] {
  const unknown = findings.filter(({ message }) => message.includes(notPresent));
  return findings
    .filter(
      ({ message, from, to }) =>
        !/has no (?:incoming|outgoing)/.test(message) ||
        !unknown.some((one) => one.from >= from && one.to <= to),
    )
    .map(({ message, severity, ...place }) =>
      message.includes('Query cannot conclude with')
        ? { ...place, severity: 'info', message: 'Not finished yet: a query ends with RETURN.' }
        : { ...place, severity, message: plain(message) },
    );
}

function withAction(text: string, one: Found): Diagnostic {
  const { suggestion, ...diagnostic } = one;
  const names = knownNames();
  const meant = suggestion
    ? { from: one.from, to: one.to, suggestion }
    : names && didYouMean(text, one.from, names);
  if (!meant) return diagnostic;
  const action: Action = {
    name: `Replace by ${meant.suggestion}`,
    apply: (view) => {
      view.dispatch({ changes: { from: meant.from, to: meant.to, insert: meant.suggestion } });
      view.focus();
    },
  };
  return { ...diagnostic, actions: [action] };
}

const setSignature = StateEffect.define<Tooltip | null>();
const signatureField = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setSignature)) return effect.value;
    return value;
  },
  provide: (field) => showTooltip.from(field),
});

/** What a function takes, shown while its arguments are written. */
const signatures = ViewPlugin.define((view) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const { head } = view.state.selection.main;
    const text = view.state.doc.toString();
    const before = text.slice(0, head);
    const inside = view.hasFocus && /[\p{L}\p{N}_.]+\([^()]*(?:\([^()]*\)[^()]*)*$/u.test(before);
    const found = inside ? await ask('signature', { text, at: head }).catch(() => null) : null;
    if (view.state.doc.toString() !== text) return;
    const shown = found ? tooltip(found, head) : null;
    if (shown || view.state.field(signatureField)) {
      view.dispatch({ effects: setSignature.of(shown) });
    }
  };
  return {
    update(update) {
      if (!update.docChanged && !update.selectionSet && !update.focusChanged) return;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), 150);
    },
    destroy: () => clearTimeout(timer),
  };
});

function tooltip(signature: Signature, pos: number): Tooltip {
  return {
    pos,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-signature';
      const line = dom.appendChild(document.createElement('div'));
      line.append(`${signature.name}(`);
      signature.arguments.forEach((one, index) => {
        const part = document.createElement(index === signature.active ? 'b' : 'span');
        part.textContent = one;
        line.append(...(index > 0 ? [', '] : []), part);
      });
      line.append(')');
      if (signature.documentation) {
        dom.appendChild(document.createElement('p')).textContent = signature.documentation;
      }
      return { dom };
    },
  };
}

const hover = hoverTooltip(async (view, pos) => {
  const text = view.state.doc.toString();
  const found = await ask('hover', { text, at: pos }).catch(() => null);
  if (!found) return null;
  return {
    pos,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'cm-hover';
      dom.textContent = found.replaceAll(/```\w*\n?|\*\*|`/g, '').trim();
      return { dom };
    },
  };
});

/** Completion, checks, signatures and hover; the worker begins when the editor is used. */
export function assistance(given: Checks): Extension {
  return [
    autocompletion({ override: [complete], icons: false, maxRenderedOptions: 60 }),
    checks(given),
    signatureField,
    signatures,
    hover,
  ];
}
