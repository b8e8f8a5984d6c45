/** Questions of ours that look at every node or relationship. */
import { StancegraphError } from '../errors.ts';
import type { Engine, EngineRow } from '../store/engine.ts';

const limits = { rows: 1_000_000, bytes: 100e6, timeoutMs: 60_000 };

/**
 * The rows of a query without parameters. On the embedded store its evaluator answers: several times sooner than
 * the engine, which would keep everybody else waiting. The engine answers where a graph is too large to evaluate.
 */
export async function readWholeGraph<Row = EngineRow>(
  engine: Engine,
  text: string,
): Promise<Row[]> {
  if (engine.kind !== 'embedded') return engine.read<Row>(text);
  let names: string[] = [];
  const rows: Row[] = [];
  const sink = {
    columns(columns: string[]) {
      names = columns;
    },
    row(values: unknown[]) {
      rows.push(Object.fromEntries(names.map((name, at) => [name, values[at]])) as Row);
    },
  };
  try {
    await engine.readCypher(text, {}, limits, sink, new AbortController().signal);
    return rows;
  } catch (error) {
    const tooLarge =
      error instanceof StancegraphError && ['cannot-answer', 'limit-reached'].includes(error.code);
    if (!tooLarge) throw error;
    return engine.read<Row>(text);
  }
}
