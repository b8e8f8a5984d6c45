/** About how many bytes of JSON a value takes: enough for a limit, and cheaper than writing it. */
import type { EngineValue } from './engine.ts';

export function valueSize(value: EngineValue): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  if (Array.isArray(value)) for (const part of value) size += valueSize(part);
  else {
    const map = value as Record<string, EngineValue>;
    for (const name of Object.keys(map)) size += name.length + 4 + valueSize(map[name] ?? null);
  }
  return size;
}
