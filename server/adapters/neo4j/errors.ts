/** Neo4j's errors in the words of this program. */
import { Neo4jError } from 'neo4j-driver';
import { StancegraphError, type TextPosition } from '../../errors.ts';

/** Seconds after which a store that is away is worth another try. */
const retryAfter = 5;

/**
 * The domain error for anything that the driver threw; `before` is the length of what was put before
 * the reader's text.
 */
export function fromNeo4j(error: unknown, before = 0): unknown {
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    // The driver reads plans and values by recursion, and the engine decides how deep that may go.
    return new StancegraphError(
      'limit-reached',
      'The query or its result is nested too deeply to be read. Use fewer UNIONs, clauses or lists within lists.',
      { cause: error },
    );
  }
  if (error instanceof StancegraphError || !(error instanceof Neo4jError)) return error;
  const { code } = error;
  if (isAway(error)) {
    return new StancegraphError(
      'unavailable',
      'The Neo4j database is not answering. What is on screen stays readable; try again in a few seconds.',
      { retryAfter, cause: error },
    );
  }
  if (
    /TransactionTimedOut|LockClientStopped|Transaction\.Terminated|TransactionMarkedAsFailed/.test(
      code,
    )
  ) {
    return new StancegraphError(
      'limit-reached',
      'The query took longer than it may. Ask for less: add a label, a limit or a narrower period.',
      { cause: error },
    );
  }
  if (/MemoryPoolOutOfMemory|OutOfMemory|StackOverFlow|TransactionOutOfMemory/.test(code)) {
    return new StancegraphError(
      'limit-reached',
      'The query needed more memory than it may. Ask for less: match fewer nodes or collect less.',
      { cause: error },
    );
  }
  if (/AccessMode|Forbidden|Security|ReadOnly/.test(code) && !/Unauthorized/.test(code)) {
    return new StancegraphError(
      'forbidden',
      'Only reading is allowed here: the query would write.',
      {
        cause: error,
      },
    );
  }
  if (code.startsWith('Neo.ClientError.') || code.endsWith('.Statement.ExecutionFailed')) {
    const position = positionOf(error.message, before);
    return new StancegraphError('bad-cypher', plain(error.message), {
      cause: error,
      ...(position ? { position } : {}),
    });
  }
  return error;
}

function isAway({ code, message }: Neo4jError): boolean {
  return (
    ['ServiceUnavailable', 'SessionExpired', 'N/A'].includes(code) ||
    /DatabaseUnavailable|DatabaseNotFound|NotALeader|General\.TransientError|Unauthorized|TokenExpired|AuthenticationRateLimit|CredentialsExpired/.test(
      code,
    ) ||
    /Connection acquisition timed out|Pool is closed|connection was closed/i.test(message)
  );
}

/** Neo4j writes `(line 1, column 8 (offset: 7))` into its messages. */
function positionOf(message: string, before: number): TextPosition | undefined {
  const match = /line (\d+), column (\d+) \(offset: (\d+)\)/.exec(message);
  if (!match) return undefined;
  const [line, column, offset] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return { line, column: line === 1 ? column - before : column, offset: offset - before };
}

/** The first line of a message, without the place (given apart) and the repeated query. */
function plain(message: string): string {
  const first = message.split('\n')[0] ?? message;
  return first.replace(/\s*\(line \d+, column \d+ \(offset: \d+\)\).*$/, '').trim();
}
