/** What Neo4j says is told to its end, without the place (given apart) and the repeated query. */
import { Neo4jError } from 'neo4j-driver';
import { expect, test } from 'vitest';
import { fromNeo4j } from '../../server/store/neo4j/errors.ts';

const told = (message: string) =>
  fromNeo4j(
    new Neo4jError(message, 'Neo.ClientError.Statement.SyntaxError', '42001', 'a slip of the pen'),
  );

test.each([
  ['Variable `x` not defined (line 1, column 8 (offset: 7))\n"RETURN x"\n ^', 7],
  ['Variable `x`\nnot defined (line 1, column 8 (offset: 7))\n"RETURN x"\n ^', 7],
  ['Variable `x` not defined\n"RETURN x"', undefined],
])('%j', (message, offset) => {
  expect(told(message)).toMatchObject({
    code: 'bad-cypher',
    message: expect.stringMatching(/^Variable `x` not defined$/),
    facts: offset === undefined ? {} : { position: { line: 1, column: 8, offset } },
  });
});
