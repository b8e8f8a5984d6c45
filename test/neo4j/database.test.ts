/** Why a database is not opened, also where the Community edition has none such to try it on. */
import { type Driver, Neo4jError } from 'neo4j-driver';
import { describe, expect, test } from 'vitest';
import { assertDatabase, startError } from '../../server/store/neo4j/database.ts';
import { fromNeo4j } from '../../server/store/neo4j/errors.ts';

const uri = 'neo4j://name:word@host:7687';

/** A driver whose system database tells this of the database that is asked for. */
function driverOf(told: object | Error): Driver {
  const run = async () => {
    if (told instanceof Error) throw told;
    return { records: [{ toObject: () => told }] };
  };
  return { session: () => ({ run, close: async () => {} }) } as unknown as Driver;
}

describe('a database', () => {
  test.each([
    [
      'mine.all',
      { name: 'mine.all', type: 'composite', status: 'online' },
      /^The database mine\.all at neo4j:\/\/host:7687 is composite: name one of those/,
    ],
    [
      undefined,
      { name: 'home', type: 'composite', status: 'online' },
      /^The database home at neo4j:\/\/host:7687 is composite/,
    ],
    [
      'my-films',
      { name: 'my-films', type: 'standard', status: 'offline' },
      /^The database my-films of Neo4j at neo4j:\/\/host:7687 is offline: start it/,
    ],
    ['system', {}, /^The database system of Neo4j at neo4j:\/\/host:7687 holds no graph/],
  ])('%s is not opened', async (database, told, sentence) => {
    await expect(assertDatabase(driverOf(told), { uri, database })).rejects.toThrow(sentence);
  });

  test.each([
    ['films', { name: 'films', type: 'standard', status: 'online' }],
    ['films', new Error('SHOW DATABASES is not allowed for this user')],
    [undefined, new Error('SHOW HOME DATABASE is not allowed for this user')],
  ])('%s is opened, also where one may not ask what it is', async (database, told) => {
    await expect(assertDatabase(driverOf(told), { uri, database })).resolves.toBeUndefined();
  });
});

describe('missing rights', () => {
  const error = (code: string, message: string) =>
    new Neo4jError(message, `Neo.ClientError.${code}`, '42NFF', 'no');

  test('of opening the database', () => {
    const refused = error('Security.Forbidden', 'Database access is not allowed for user x.');
    expect(startError({ uri, database: 'films' }, refused).message).toBe(
      'This user may not open the database films at neo4j://host:7687: check NEO4J_USERNAME and NEO4J_DATABASE.',
    );
  });

  test('of reading are told from a query that would write', () => {
    expect(
      fromNeo4j(error('Security.Forbidden', 'Executing procedure is not allowed for user x.')),
    ).toMatchObject({
      code: 'forbidden',
      message:
        'Neo4j does not let the user of this server do that: Executing procedure is not allowed for user x. Whoever runs Neo4j can grant it.',
    });
    expect(
      fromNeo4j(error('Statement.AccessMode', 'Writing in read access mode not allowed.')),
    ).toMatchObject({ message: 'Only reading is allowed here: the query would write.' });
    expect(
      fromNeo4j(error('Security.Forbidden', 'Create node with labels A is not allowed.')),
    ).toMatchObject({ message: 'Only reading is allowed here: the query would write.' });
  });
});
