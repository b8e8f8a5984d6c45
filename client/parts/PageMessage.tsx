/** The message in place of a page that cannot be shown. */
import { To } from '../address/To.tsx';
import { ApiError } from '../api/request.ts';
import { useTitle } from '../ui/useTitle.ts';
import { strings } from './strings.ts';

/** For an address of nothing, or a failed request. */
export function PageMessage({ error, retry }: { error: Error; retry: () => void }) {
  const missing = error instanceof ApiError && error.problem.status === 404;
  useTitle(missing ? strings.pageNotFound : undefined);
  return (
    <div className="message" role="alert">
      <h1>{missing ? strings.pageNotFound : strings.couldNotLoadThisPage}</h1>
      <p>{error.message}</p>
      <div className="row">
        {!missing && (
          <button type="button" className="button primary" onClick={retry}>
            {strings.tryAgain}
          </button>
        )}
        <To to="/" className={missing ? 'button primary' : 'button'}>
          {strings.openTheGraph}
        </To>
      </div>
    </div>
  );
}
