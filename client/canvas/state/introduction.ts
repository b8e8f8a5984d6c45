/** The words that introduce the first scene, for as long as this tab shows it. */
import type { Introduction } from '../../../model/schemas/opening.ts';

const key = 'stancegraph.introduction';

/** Keeps them for a reload, or forgets them; a browser may forbid storage. */
export function keepIntroduction(introduction: Introduction | null): void {
  try {
    if (introduction) sessionStorage.setItem(key, JSON.stringify(introduction));
    else sessionStorage.removeItem(key);
  } catch {
    // Without storage a reload shows the scene without them.
  }
}

/** What was kept before a reload. */
export function keptIntroduction(): Introduction | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
