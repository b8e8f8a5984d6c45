/** Translates Neo4j's errors into errors of this program. */
import { Neo4jError } from 'neo4j-driver';
import { StancegraphError, type TextPosition } from '../../errors.ts';
import { refusal } from '../../language/not-reading.ts';
import { notOpen } from './guard.ts';

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
      'The query took too long. Ask for less: add a label, a limit or a narrower period.',
      { cause: error },
    );
  }
  if (/MemoryPoolOutOfMemory|OutOfMemory|StackOverFlow|TransactionOutOfMemory/.test(code)) {
    return new StancegraphError(
      'limit-reached',
      'The query needed too much memory. Ask for less: match fewer nodes or collect less.',
      { cause: error },
    );
  }
  if (/Security\.Forbidden/.test(code) && !/write|creat|delet|set /i.test(error.message)) {
    return new StancegraphError(
      'forbidden',
      `Neo4j does not let the user of this server do that: ${plain(error.message).slice(0, 200)} Whoever runs Neo4j can grant it.`,
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
    const more = moreThanReading(error, position);
    if (more) return more;
    return new StancegraphError('bad-cypher', plain(error.message), {
      cause: error,
      ...(position ? { position } : {}),
    });
  }
  return error;
}

/** The refusal of what would never be reading, though the database already took it for a slip. */
function moreThanReading(
  error: Neo4jError,
  position: TextPosition | undefined,
): StancegraphError | undefined {
  const { code, message } = error;
  if (code.endsWith('.ProcedureNotFound')) return notOpen(/`([^`]+)`/.exec(message)?.[1], error);
  const [, inside] = /An? (\w+) Expression cannot contain any updates/.exec(message) ?? [];
  if (inside) return refusal(`writes inside ${inside.toUpperCase()} { }`, position);
  const [, command] = /Unsupported administration command: (\w+(?: \w+)?)/.exec(message) ?? [];
  if (command) return refusal(`administers the database (${command.toUpperCase()})`, position);
  return undefined;
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

/** A message without the place (given apart) and the repeated query; it may itself go over lines. */
function plain(message: string): string {
  const [sentence = message] = message.split(/\s*\(line \d+, column \d+ \(offset: \d+\)\)/);
  const text = sentence === message ? (message.split('\n')[0] ?? message) : sentence;
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
