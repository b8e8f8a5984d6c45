/** The embedded engine's errors in the words of this program. */

import { StancegraphError, type TextPosition } from '../../errors.ts';
import { positionAt, tokenize } from '../../language/lexer.ts';
import { placeNotKnown, refusalOf } from '../../language/not-reading.ts';
import { ChildGone } from './process.ts';

interface Asked {
  query: string;
  /** What is known of the query, when it was understood. */
  known: { rewritten: boolean } | undefined;
  /** How much was put before the reader's text. */
  offset: number;
}

/** The refusal of a query that this program does not understand although the engine does. */
export function notChecked(query: string): StancegraphError {
  const refused = refusalOf(query);
  if (refused) return refused;
  const position = placeOf(query);
  return new StancegraphError(
    'cannot-answer',
    'This is not known to be answered as Neo4j would. The embedded store therefore does not answer it; Neo4j does.',
    position ? { position } : {},
  );
}

/** The domain error for what a reader's query caused. */
export function fromReaderQuery(error: unknown, { query, known, offset }: Asked): unknown {
  if (error instanceof ChildGone) return error;
  if (error instanceof StancegraphError) {
    // The plan tells that a query writes; its text tells where.
    const isPlaceless = error.code === 'forbidden' && !error.facts.position && !known;
    return isPlaceless ? (refusalOf(query) ?? error) : error;
  }
  const message = error instanceof Error ? error.message : String(error);
  const code = /GRAFEO-([A-Z]\d+)/.exec(message)?.[1] ?? '';
  if (/read-only|ReadOnly|GRAFEO-T0\d+.*read/i.test(message)) {
    return new StancegraphError(
      'forbidden',
      'Only reading is allowed here: the query would write.',
      {
        cause: error,
      },
    );
  }
  if (/translate_statement_full/.test(message)) {
    return new StancegraphError(
      'forbidden',
      'Only reading is allowed here: the query changes the schema.',
      { cause: error },
    );
  }
  // Too many paths to hold, and a text too long for JavaScript.
  const isTooMuch = /paths at once|convert rust .* into napi/.test(message);
  const isEnded = /timeout|timed out|memory limit|exceed/i.test(message) && !code.startsWith('Q');
  if (isTooMuch || isEnded) {
    return new StancegraphError(
      'limit-reached',
      'The query needed more time or memory than it may. Ask for less: add a label, a limit or a narrower period.',
      { cause: error },
    );
  }
  const position = known?.rewritten ? undefined : positionOf(message, query, offset);
  const facts = { cause: error, ...(position ? { position } : {}) };
  if (
    known &&
    (/^Q00[14]$/.test(code) ||
      /cannot be used here|is not a map value|reads an aggregate|GRAFEO-X001/.test(message))
  ) {
    return new StancegraphError(
      'cannot-answer',
      `The embedded store does not know this construct; Neo4j may.${said(message)} Write it in simpler steps: bind a value in WITH first, then use its name.`,
      facts,
    );
  }
  const refused = known ? undefined : refusalOf(query);
  if (refused) return refused;
  if (!known && code === 'Q001') {
    const place = placeOf(query) ?? position;
    return new StancegraphError('bad-cypher', `This is not understood: ${plain(message)}.`, {
      cause: error,
      ...(place ? { position: place } : {}),
    });
  }
  return new StancegraphError('bad-cypher', plain(message), facts);
}

/** The first word that is not understood. */
function placeOf(query: string): TextPosition | undefined {
  const at = placeNotKnown(query);
  if (at === undefined) return undefined;
  const token = tokenize(query).find(({ start }) => start === at);
  return positionAt(query, at, token?.end ?? at);
}

/** The domain error for what one of the explorer's own questions met. */
export function fromOwnQuestion(error: unknown): unknown {
  if (!(error instanceof ChildGone)) return error;
  return error.reason === 'time'
    ? new StancegraphError('limit-reached', 'This took longer than it may. Ask for less.', {
        cause: error,
      })
    : new StancegraphError(
        'unavailable',
        'The store is starting again. Try once more in a few seconds.',
        { retryAfter: 2, cause: error },
      );
}

/** The engine writes ` --> query:6:34`; `offset` is what was put before the reader's text. */
function positionOf(message: string, query: string, offset: number): TextPosition | undefined {
  const match = /--> query:(\d+):(\d+)/.exec(message);
  if (!match) return undefined;
  const line = Number(match[1]);
  const column = Math.max(1, Number(match[2]) - (line === 1 ? offset : 0));
  const before = query.split('\n').slice(0, line - 1);
  return { line, column, offset: before.join('\n').length + (line > 1 ? 1 : 0) + column - 1 };
}

/** What the engine says of a construct; nothing when it speaks of its own inside. */
function said(message: string): string {
  return /internal|planner|translator/i.test(message) ? '' : ` ${plain(message)}.`;
}

function plain(message: string): string {
  const lines = message.split('\n');
  const help = lines.find((line) => line.trim().startsWith('help:'))?.replace(/^\s*help:\s*/, '');
  const first = (lines[0] ?? '')
    .replace(/^(Query|Database) error:\s*/, '')
    .replace(/^GRAFEO-[A-Z]\d+:\s*/, '')
    .replace(/^(syntax|semantic) error:\s*/i, '')
    .replace(/^\[Cypher\]\s*/, '');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`;
  return help ? `${sentence}. ${help}` : sentence;
}
