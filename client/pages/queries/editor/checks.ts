/** Checks a text while it is typed: errors, and what was probably not meant. */
import { type Action, type Diagnostic, linter } from '@codemirror/lint';
import { type Extension, StateEffect } from '@codemirror/state';
import { didYouMean } from './did-you-mean.ts';
import { knownNames, lint } from './language.ts';
import { isCombined, notPresent, plainMessage } from './plain-messages.ts';
import type { Finding } from './protocol.ts';
import { parameterNames, secondStatement } from './scan.ts';
import { checkOnServer, type ShownFinding } from './server-check.ts';

const checkAgain = StateEffect.define<null>();

/** The language worker's checks first; a text without errors is then explained by the store. */
export function checks(
  onFindings: (findings: readonly Diagnostic[], text: string) => void,
): Extension {
  return linter(
    async (view) => {
      const text = view.state.doc.toString();
      const again = () => {
        if (view.dom.isConnected) view.dispatch({ effects: checkAgain.of(null) });
      };
      const findings = text.trim() === '' ? [] : await findingsOf(text, again);
      onFindings(findings, text);
      return findings;
    },
    {
      delay: 500,
      needsRefresh: ({ transactions }) =>
        transactions.some(({ effects }) => effects.some((one) => one.is(checkAgain))),
    },
  );
}

async function findingsOf(text: string, onLate: () => void): Promise<Diagnostic[]> {
  const second = secondStatement(text);
  if (second) {
    const message = plainMessage('Multiple statements');
    return [{ ...second, severity: 'error', message }];
  }
  const length = text.length;
  const own = await lint(text, parameterNames(text), onLate).catch(() => []);
  const found: ShownFinding[] = worthTelling(own);
  if (!own.some((one) => one.severity === 'error')) {
    // Duplicates of the worker's findings are dropped.
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
function worthTelling(findings: readonly Finding[]): ShownFinding[] {
  const unknown = findings.filter(({ message }) => message.includes(notPresent));
  const combined = findings.find(({ message }) => isCombined.test(message))?.message;
  return findings
    .filter(
      ({ message, from, to }) =>
        // A name that is still to be typed.
        !/^'' is not a valid|^\s*is not present/.test(message) &&
        (!isCombined.test(message) || message === combined) &&
        (!/has no (?:incoming|outgoing)/.test(message) ||
          !unknown.some((one) => one.from >= from && one.to <= to)),
    )
    .map(({ message, severity, ...place }) =>
      /Query cannot conclude with|^Invalid input ''/.test(message)
        ? { ...place, severity: 'info', message: 'Not finished yet: a query ends with RETURN.' }
        : { ...place, severity, message: plainMessage(message) },
    );
}

function withAction(text: string, one: ShownFinding): Diagnostic {
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
