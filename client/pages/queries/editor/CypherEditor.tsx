/** The editor of Cypher: CodeMirror, wrapped once. */
import {
  acceptCompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, codeFolding, foldGutter, foldKeymap } from '@codemirror/language';
import { type Diagnostic, forceLinting, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  placeholder,
  tooltips,
} from '@codemirror/view';
import { useEffect, useImperativeHandle, useRef } from 'react';
import { strings } from '../strings.ts';
import { checks } from './checks.ts';
import { completion } from './completion.ts';
import { cypherSupport } from './highlight.ts';
import { hints } from './hints.ts';
import { ask, startLanguage } from './language.ts';
import { editorTheme } from './theme.ts';

/** What the page can do with the editor. */
export interface EditorHandle {
  focus(): void;
  /** Replaces the whole text, as one step that can be undone. */
  setText(text: string): void;
  /** Selects a place and scrolls to it. */
  show(from: number, to: number): void;
  replace(from: number, to: number, insert: string): void;
  /** Underlines what a run found wrong, and scrolls to it; the next check replaces it. */
  mark(from: number, to: number, message: string): void;
  format(): Promise<void>;
  /** Applies the fix that a finding proposes. */
  act(finding: Diagnostic): void;
}

interface CypherEditorProps {
  /** The text at first; later texts come through the handle. */
  text: string;
  ref?: React.Ref<EditorHandle>;
  autoFocus?: boolean;
  onChange: (text: string) => void;
  onRun: () => void;
  /** Escape with nothing open in the editor: end what runs, or leave. */
  onEscape: () => void;
  /** Alt and an arrow: the query before, the one after. */
  onRecall: (step: -1 | 1) => void;
  onFindings: (findings: readonly Diagnostic[], text: string) => void;
}

export default function CypherEditor(parts: CypherEditorProps) {
  const holder = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  const now = useRef(parts);
  now.current = parts;
  useEffect(() => {
    if (!holder.current) return;
    const view = createView(holder.current, parts.text, now);
    editor.current = view;
    if (parts.autoFocus) view.focus();
    return () => view.destroy();
  }, []);
  useImperativeHandle(parts.ref, () => handleOf(() => editor.current), []);
  return <div className="cypher-editor" ref={holder} />;
}

/** Labels of the search panel, in the spelling of the other buttons. */
const phrases = {
  next: strings.next,
  previous: strings.previous,
  all: strings.selectAll,
  'match case': strings.matchCase,
  regexp: strings.regularExpression,
  'by word': strings.wholeWords,
  replace: strings.replace,
  'replace all': strings.replaceAll,
  close: strings.close,
};

function below(view: EditorView) {
  const top = Math.max(0, view.scrollDOM.getBoundingClientRect().top);
  return { top, left: 0, bottom: innerHeight, right: innerWidth };
}

function createView(
  parent: HTMLElement,
  doc: string,
  now: { readonly current: CypherEditorProps },
): EditorView {
  const run = (act: () => void) => () => {
    act();
    return true;
  };
  const own = keymap.of([
    {
      key: 'Mod-Enter',
      run: (view) => {
        closeCompletion(view);
        now.current.onRun();
        return true;
      },
    },
    { key: 'Alt-ArrowUp', run: run(() => now.current.onRecall(-1)) },
    { key: 'Alt-ArrowDown', run: run(() => now.current.onRecall(1)) },
    { key: 'Shift-Alt-f', run: (view) => run(() => void format(view))() },
  ]);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc,
      extensions: [
        Prec.highest(own),
        lineNumbers(),
        foldGutter({ openText: '▾', closedText: '▸' }),
        codeFolding({ placeholderText: '…' }),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightSelectionMatches(),
        search({ top: false }),
        EditorState.phrases.of(phrases),
        // Tooltips go below the line: above the editor they would cover its buttons.
        tooltips({ tooltipSpace: below }),
        EditorView.lineWrapping,
        placeholder('MATCH …'),
        cypherSupport,
        completion,
        checks((found, text) => now.current.onFindings(found, text)),
        hints,
        keymap.of([
          ...completionKeymap,
          ...closeBracketsKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...lintKeymap,
          { key: 'Escape', run: run(() => now.current.onEscape()) },
          // Otherwise Tab leaves the editor, so that it is no keyboard trap.
          { key: 'Tab', run: acceptCompletion },
          ...defaultKeymap,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': strings.cypher,
          'aria-describedby': 'editor-keys',
          spellcheck: 'false',
          // What scrolls it holds something that takes the focus, as tools for accessibility see it.
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) now.current.onChange(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({ focus: () => startLanguage() }),
        editorTheme,
      ],
    }),
  });
  return view;
}

function handleOf(view: () => EditorView | undefined): EditorHandle {
  return {
    focus: () => view()?.focus(),
    setText(text) {
      const one = view();
      if (!one || one.state.doc.toString() === text) return;
      one.dispatch({
        changes: { from: 0, to: one.state.doc.length, insert: text },
        selection: { anchor: text.length },
      });
    },
    show(from, to) {
      const one = view();
      one?.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      one?.focus();
    },
    mark(from, to, message) {
      const one = view();
      if (!one || to > one.state.doc.length) return;
      one.dispatch(setDiagnostics(one.state, [{ from, to, message, severity: 'error' }]), {
        effects: EditorView.scrollIntoView(from),
      });
    },
    replace(from, to, insert) {
      const one = view();
      one?.dispatch({ changes: { from, to, insert } });
      one?.focus();
      if (one) forceLinting(one);
    },
    act(finding) {
      const one = view();
      if (one) finding.actions?.[0]?.apply(one, finding.from, finding.to);
    },
    format: async () => {
      const one = view();
      if (one) await format(one);
    },
  };
}

async function format(view: EditorView): Promise<void> {
  const text = view.state.doc.toString();
  if (text.trim() === '') return;
  const { head } = view.state.selection.main;
  const formatted = await ask('format', { text, at: head });
  // What was typed meanwhile is not overwritten.
  if (view.state.doc.toString() !== text) return;
  view.dispatch({
    changes: { from: 0, to: text.length, insert: formatted.text },
    selection: { anchor: Math.min(formatted.at, formatted.text.length) },
    scrollIntoView: true,
  });
}
