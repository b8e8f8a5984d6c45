/** Signature help while arguments are typed, and hover help for names. */
import { completionStatus } from '@codemirror/autocomplete';
import { StateEffect, StateField } from '@codemirror/state';
import {
  type EditorView,
  hoverTooltip,
  showTooltip,
  type Tooltip,
  ViewPlugin,
} from '@codemirror/view';
import { ask } from './language.ts';
import type { Signature } from './protocol.ts';

const setSignature = StateEffect.define<Tooltip | null>();
const signatureField = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setSignature)) return effect.value;
    if (!value || !transaction.docChanged) return value;
    return { ...value, pos: transaction.changes.mapPos(value.pos) };
  },
  provide: (field) => showTooltip.from(field),
});

/** Shows the signature of a function while its arguments are typed. */
const signatures = ViewPlugin.define((view) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const { head } = view.state.selection.main;
    const text = view.state.doc.toString();
    const before = text.slice(0, head);
    const inside = view.hasFocus && /[\p{L}\p{N}_.]+\([^()]*(?:\([^()]*\)[^()]*)*$/u.test(before);
    const found = inside ? await ask('signature', { text, at: head }).catch(() => null) : null;
    if (view.state.doc.toString() !== text) return;
    const shown = found ? tooltip(found, head, view) : null;
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

/** Height of the signature and one line of explanation, in px. */
const lineHeight = 20;
const fewest = 64;
/** Longer explanations are cut. */
const mostLines = 2;

/**
 * Beside the line, within the editor: outside it are buttons, which it would cover. None where the
 * editor has no room, or where what completes already lies.
 */
function tooltip(signature: Signature, pos: number, view: EditorView): Tooltip | null {
  const line = view.coordsAtPos(pos);
  if (!line) return null;
  const editor = view.scrollDOM.getBoundingClientRect();
  const room = {
    above: line.top - Math.max(0, editor.top),
    below: Math.min(innerHeight, editor.bottom) - line.bottom,
  };
  const above = room.above >= fewest + lineHeight || room.above > room.below;
  if (!above && completionStatus(view.state) === 'active') return null;
  const lines = Math.floor((Math.max(room.above, room.below) - fewest) / lineHeight) + 1;
  return {
    pos,
    above,
    strictSide: true,
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
      if (signature.documentation && lines > 0) {
        const explanation = dom.appendChild(document.createElement('p'));
        explanation.textContent = signature.documentation.replaceAll('`', '');
        explanation.style.webkitLineClamp = String(Math.min(mostLines, lines));
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

export const hints = [signatureField, signatures, hover];
