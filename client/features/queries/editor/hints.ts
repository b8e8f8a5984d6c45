/** What a function takes, while its arguments are written; what a name is, under the pointer. */
import { StateEffect, StateField } from '@codemirror/state';
import { hoverTooltip, showTooltip, type Tooltip, ViewPlugin } from '@codemirror/view';
import { ask } from './language.ts';
import type { Signature } from './protocol.ts';

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

export const hints = [signatureField, signatures, hover];
