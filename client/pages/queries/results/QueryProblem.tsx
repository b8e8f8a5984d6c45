/** Why a query was not answered: in plain words, with its place and what to do. */
import type { ReactNode } from 'react';
import { ApiError } from '../../../api/request.ts';
import './query-problem.css';

interface QueryProblemParts {
  error: Error;
  /** Instead of the error's own. */
  words?: string;
  /** Where in the text it is, when that is known better than the store says it. */
  position?: { line: number; column: number } | undefined;
  /** Buttons: go to the place, replace a word, copy. */
  children?: ReactNode;
}

export function QueryProblem({
  error,
  words = error.message,
  position: known,
  children,
}: QueryProblemParts) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  const told = known ?? problem?.position;
  const position = told && told.line > 0 ? told : undefined;
  return (
    <div className="problem" role="alert">
      <h2>{problem?.title ?? 'The query was not answered'}</h2>
      <p>
        {position && (
          <b>
            Line {position.line}, column {position.column}.{' '}
          </b>
        )}
        {words}
        {/[.!?”…]$/.test(words) ? '' : '.'}
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
