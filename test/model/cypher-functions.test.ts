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

const predicate = ['predicate', 'BOOLEAN', 'A condition on the variable, after `WHERE`.'];
const overList = [['variable IN list', 'LIST<ANY>', 'A name for each element.'], predicate];
/** What looks like a function and is a form of the language. */
const forms: Listed[] = [
  ['all', 'Whether the condition holds for all elements of a list.'],
  ['any', 'Whether the condition holds for one element of a list at least.'],
  ['none', 'Whether the condition holds for no element of a list.'],
  ['single', 'Whether the condition holds for exactly one element of a list.'],
].map(([name = '', description = '']) => ({
  name,
  description,
  arguments: overList,
  returns: 'BOOLEAN',
}));
forms.push(
  {
    name: 'exists',
    description: 'Whether the pattern is found.',
    arguments: [['pattern', 'ANY', 'Such as (a)-[:MADE]->().']],
    returns: 'BOOLEAN',
  },
  {
    name: 'reduce',
    description: 'Goes over a list and gives what it has gathered.',
    arguments: [
      ['accumulator = start', 'ANY', 'What is gathered, and what it begins with.'],
      [
        'variable IN list',
        'LIST<ANY>',
        'A name for each element, and what is gathered, after `|`.',
      ],
    ],
    returns: 'ANY',
  },
);

/** From the evaluator's definitions; what Neo4j advises against is not offered. */
function listed(): Listed[] {
  const defined = allFunctions
    .filter(({ deprecated }) => !deprecated)
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
    });
  return [...defined, ...forms].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** When it is stale: `npx vitest run test/model/cypher-functions.test.ts --update`. */
test('model/cypher-functions.json lists what the evaluator has', async () => {
  const lines = listed().map((one) => `  ${JSON.stringify(one)}`);
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot(
    '../../model/cypher-functions.json',
  );
});
