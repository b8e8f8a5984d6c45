/**
 * Creates what is known not to be there. Several transactions run at once, each with some of the rows,
 * since Neo4j computes a transaction on one processor.
 */
import { labelOfId } from '../../../model/ids.ts';
import type { Label } from '../../../model/vocabulary/labels.ts';
import type { RelationshipType } from '../../../model/vocabulary/relationship-types.ts';
import type { WriteRow } from '../batch.ts';
import type { NewRows, WriteStep } from '../engine.ts';
import { isDeadlock } from '../guarded.ts';
import { newNodesText, newRelationshipsText, writeSteps } from '../write-batch.ts';

/** Transactions at once. */
const atOnce = 3;

/** `run` runs a step in a transaction of its own. What was created before an error stays. */
export async function createRows(
  { nodes, relationships }: NewRows,
  run: (step: WriteStep) => Promise<unknown>,
): Promise<void> {
  const nodeSteps = writeSteps(nodes.map(withId), ({ label }) => label, newNodesText);
  await runAtOnce(nodeSteps, run);
  const relationshipSteps = writeSteps(
    relationships.map(withId),
    ({ type, from, to }) => `${type} ${labelOfId(from) ?? ''} ${labelOfId(to) ?? ''}`,
    (kind, dates) => {
      const [type, start, end] = kind.split(' ') as [RelationshipType, Label, Label];
      return newRelationshipsText(type, start, end, dates);
    },
  );
  await runAtOnce(relationshipSteps, run);
}

function withId<Row extends Pick<WriteRow, 'properties'>>(row: Row): Row & { id: string } {
  return { ...row, id: String(row.properties.id) };
}

/** Those that Neo4j ended because two waited for each other run again, one after another. */
async function runAtOnce(
  steps: readonly WriteStep[],
  run: (step: WriteStep) => Promise<unknown>,
): Promise<void> {
  const waiting = [...steps];
  const again: WriteStep[] = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      try {
        await run(step);
      } catch (error) {
        if (!isDeadlock(error)) {
          waiting.length = 0;
          throw error;
        }
        again.push(step);
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  for (const step of again) await run(step);
}
