/** Why a query failed, with its place and what to do. */
import type { ReactNode } from 'react';
import { ApiError } from '../../../api/request.ts';
import { strings } from '../strings.ts';
import './query-problem.css';

interface QueryProblemProps {
  error: Error;
  /** Instead of the error's own. */
  message?: string;
  /** Where in the text it is, when that is known better than the store says it. */
  position?: { line: number; column: number } | undefined;
  /** Buttons: go to the place, replace a word, copy. */
  children?: ReactNode;
}

export function QueryProblem({
  error,
  message = error.message,
  position: known,
  children,
}: QueryProblemProps) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  const place = known ?? problem?.position;
  const position = place && place.line > 0 ? place : undefined;
  return (
    <div className="problem" role="alert">
      <h2>{headline(problem?.title, error.message)}</h2>
      <p>
        {position && (
          <b>
            {strings.line} {position.line}
            {strings.column} {position.column}.{' '}
          </b>
        )}
        {message}
        {/[.!?”…]$/.test(message) ? '' : '.'}
      </p>
      {problem?.errors?.map((one) => (
        <p key={one.path}>
          {one.path}: {one.message}
        </p>
      ))}
      {children && <p className="row">{children}</p>}
    </div>
  );
}

/** `Stopped after 10 s` where a time limit ended it: the problem’s title is the same for all limits. */
function headline(title: string | undefined, detail: string): string {
  const [, seconds] = /^The query was stopped after ([\d.]+ s)/.exec(detail) ?? [];
  return seconds ? strings.stoppedAfter(seconds) : (title ?? strings.theQueryWasNotAnswered);
}
