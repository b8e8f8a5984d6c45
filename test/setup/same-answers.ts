/** Compares what the stores answer with one another. */
import { expect } from 'vitest';

/** Remembers the first store's answer under a name and demands it of the next. */
export function sameAnswers(): (name: string, answer: unknown) => void {
  const answers = new Map<string, unknown>();
  return (name, answer) => {
    const found = comparable(answer);
    if (answers.has(name)) expect(found).toEqual(answers.get(name));
    answers.set(name, found);
  };
}

/** What may differ: the store's name, times, scores. */
function comparable(value: unknown): unknown {
  const unlike = new Set(['store', 'score', 'elapsedMs', 'next']);
  return JSON.parse(JSON.stringify(value, (key, part) => (unlike.has(key) ? undefined : part)));
}
