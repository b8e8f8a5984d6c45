/**
 * The few ways in which a request can fail. Adapters translate their engine's errors into these,
 * keeping the cause; `server/http/problems.ts` turns them into a reply. Messages are for readers: what
 * happened, and what to try.
 */
import type { Tombstone } from '../model/schemas/api.ts';

export interface FieldError {
  path: string;
  message: string;
}

export interface TextPosition {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  /** From 0, in UTF-16 units. */
  offset: number;
  /** How many characters the place takes, when known. */
  length?: number;
}

export type ErrorCode =
  | 'bad-input'
  | 'unfitting'
  | 'bad-cypher'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'gone'
  | 'method-not-allowed'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media'
  | 'cannot-answer'
  | 'too-many'
  | 'limit-reached'
  | 'unavailable'
  | 'internal';

export interface ErrorFacts {
  errors?: FieldError[];
  position?: TextPosition;
  /** What was probably meant, to be put at the position. */
  suggestion?: string;
  /** What is left of what was deleted. */
  tombstone?: Tombstone;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  cause?: unknown;
}

/** An error whose message may be shown to a reader. */
export class StancegraphError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, facts: ErrorFacts = {}) {
    super(message, { cause: facts.cause });
    this.name = 'StancegraphError';
    this.code = code;
    this.facts = facts;
  }
}

/** A start that cannot succeed (wrong settings, store in use): one line, exit code 2. */
export class StartError extends Error {
  override name = 'StartError';
}

/** The embedded store is open in another process. */
export class StoreInUse extends StartError {}
