/** Bounds the versions that are kept of texts, and joins the steps of many statements into few. */
import type { WriteStep } from '../store/engine.ts';
import type { KeptVersion } from '../store/versions.ts';

/** Characters of earlier texts that are kept with a source; beyond, the oldest go. */
const mostKept = 4_000_000;

/** Without the oldest texts where all of them are too long. */
export function withinBounds(versions: readonly KeptVersion[]): KeptVersion[] {
  let room = mostKept;
  return versions
    .toReversed()
    .map((version) => {
      room -= version.textBefore?.length ?? 0;
      if (room >= 0) return version;
      const { textBefore: _, ...without } = version;
      return without;
    })
    .reverse();
}

/** Steps of one text with rows as one step: a source may have very many statements. */
export function together(steps: readonly WriteStep[]): WriteStep[] {
  const byText = new Map<string, unknown[]>();
  for (const { text, params } of steps) {
    const rows = byText.get(text) ?? [];
    for (const row of params.rows as unknown[]) rows.push(row);
    byText.set(text, rows);
  }
  return [...byText].map(([text, rows]) => ({ text, params: { rows } }));
}
