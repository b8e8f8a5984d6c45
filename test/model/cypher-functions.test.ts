/** The editor, "did you mean" and the check for plug-ins know the functions that there are. */
import { expect, test } from 'vitest';
import { allFunctions } from '../../server/store/embedded/evaluator/functions/index.ts';

interface Listed {
  name: string;
  description: string;
  /** Name, type, meaning, and what stands for it when it is left out. */
  arguments: string[][];
  returns: string;
  aggregating?: boolean;
}

/** They speak of the file that LOAD CSV reads. */
const notOpen = ['file', 'linenumber'];

/** From the evaluator's definitions; what Neo4j advises against is not offered. */
function listed(): Listed[] {
  return allFunctions
    .filter(({ name, deprecated }) => !deprecated && !notOpen.includes(name))
    .map((one): Listed => {
      return {
        name: one.name,
        description: one.description,
        arguments: one.arguments.map(({ name, type, description = '', optional }) => [
          name,
          type,
          description,
          ...(optional ? ['…'] : []),
        ]),
        returns: one.returns,
        ...(one.category === 'aggregating' ? { aggregating: true } : {}),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** When it is stale: `npx vitest run test/model/cypher-functions.test.ts --update`. */
test('model/cypher-functions.json lists what the evaluator has', async () => {
  const lines = listed().map((one) => `  ${JSON.stringify(one)}`);
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot(
    '../../model/cypher-functions.json',
  );
});
