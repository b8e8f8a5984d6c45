/** What the server found wrong with a query that was to be saved. */
import { ApiError } from '../../../api/request.ts';
import { plainMessage } from '../editor/plain-messages.ts';
import { strings } from '../strings.ts';

export function Problems({ error }: { error: Error | undefined }) {
  if (!error) return null;
  const problem = error instanceof ApiError ? error.problem : undefined;
  const errors = problem?.errors ?? [];
  return (
    <div className="notice" role="alert">
      <div>
        <strong>{strings.notSaved}</strong> {errors.length > 1 ? '' : plainMessage(error.message)}
        {errors.length > 1 && (
          <ul>
            {errors.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path}: {message}
              </li>
            ))}
          </ul>
        )}
        {problem?.position && (
          <span className="caption">
            {strings.line} {problem.position.line}
            {strings.column} {problem.position.column} {strings.ofTheCypher}
          </span>
        )}
      </div>
    </div>
  );
}
