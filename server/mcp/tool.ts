/** What a tool is: enough to register it, to document it and to keep its answer short. */
import type { z } from 'zod';
import type { CodingBody, TextReply, TextSummary } from '../../model/schemas/texts.ts';
import type { Store } from '../store/store.ts';
import type { LinkTo } from './answer.ts';

/** What the tools work with. */
export interface McpContext extends Store {
  config: { queryTimeoutMs: number; queryMaxRows: number };
  linkTo: LinkTo;
  coder?: McpCoder;
  /** Lets a reader's Cypher run when it is its turn. */
  inTurn<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result>;
}

/** Who codes by a token of role coder, within the study of the token where it is for one alone. */
export interface McpCoder {
  name: string;
  texts(): Promise<TextSummary[]>;
  /** Throws `not-found`, and `forbidden` for a text of another study. */
  text(id: string): Promise<TextReply>;
  /** Keeps a coding of a text under that name, in place of what it kept of it before. */
  save(text: TextReply, body: CodingBody): Promise<void>;
}

export interface ToolDefinition {
  name: string;
  title: string;
  description: string;
  /** Those of a coder alone do. */
  writes?: true;
  input: z.ZodObject;
  output: z.ZodObject;
  /** Throws a `ZodError` for what `input` does not take. */
  run(context: McpContext, input: unknown, signal: AbortSignal): Promise<Record<string, unknown>>;
}

/** A tool whose `run` gets what its input schema makes of the arguments. */
export function tool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: Omit<ToolDefinition, 'input' | 'output' | 'run'> & {
    input: Input;
    output: Output;
    run(
      context: McpContext,
      input: z.output<Input>,
      signal: AbortSignal,
    ): Promise<z.output<Output>>;
  },
): ToolDefinition {
  return {
    ...definition,
    run: (context, input, signal) => definition.run(context, definition.input.parse(input), signal),
  };
}

/** Characters that an answer has at most, as JSON. */
export const maxCharacters = 8000;

/**
 * A page of a list that fits: `ask` is asked for `limit` items and, where they take too much room, again
 * for as many as fit, so that its cursor goes on right after the last one given.
 */
export async function fitting<Answer extends { items: readonly unknown[] }>(
  limit: number,
  ask: (limit: number) => Promise<Answer>,
): Promise<Answer> {
  let answer = await ask(limit);
  // A page of one is given whatever its length: nothing would be left.
  while (answer.items.length > 1 && lengthOf(answer) > maxCharacters) {
    const room = maxCharacters - (lengthOf(answer) - lengthOf(answer.items));
    answer = await ask(countThatFits(answer.items, room));
  }
  return answer;
}

/** An answer made of several lists, each as long as all of them fit with. */
export function fittingLists<Answer>(make: (listed: number) => Answer): Answer {
  for (const listed of [12, 8, 5, 3]) {
    const answer = make(listed);
    if (lengthOf(answer) <= maxCharacters) return answer;
  }
  return make(1);
}

function countThatFits(items: readonly unknown[], room: number): number {
  let used = 2;
  let count = 0;
  for (const item of items) {
    used += lengthOf(item) + 1;
    if (used > room) break;
    count += 1;
  }
  return Math.max(1, Math.min(count, items.length - 1));
}

/** Characters of a value as JSON. */
function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}
