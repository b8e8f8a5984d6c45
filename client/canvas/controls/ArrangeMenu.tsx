/** The toolbar's menu of ways to arrange what is shown. */

import { MenuButton } from '../../ui/Menu.tsx';
import { explorer } from '../index.ts';
import type { LayoutName } from '../layout/messages.ts';
import { fitAll } from '../renderer/viewport.ts';
import { strings } from './strings.ts';

const ways: readonly [LayoutName, string][] = [
  ['force', strings.freely],
  ['layers', strings.inLayersPartsAndReplies],
  ['rings', strings.inRingsAroundTheSelection],
  ['parties', strings.byParty],
  ['time', strings.onATimeAxis],
];

/** A button of the toolbar. What is pinned stays where it is. */
export function ArrangeMenu() {
  return (
    <MenuButton
      title={strings.arrange}
      items={ways.map(([layout, title]) => [title, () => void arrange(layout)])}
    />
  );
}

async function arrange(layout: LayoutName): Promise<void> {
  await explorer.arrange(layout);
  const cy = window.__stancegraph?.cy;
  if (cy) fitAll(cy);
}
