import type { ErrorComponentProps } from '@tanstack/react-router';
import { strings } from './strings.ts';

/** Shown when a page throws. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <div className="message" role="alert">
      <h1>{strings.somethingWentWrongOnThis}</h1>
      <p>{error instanceof Error ? error.message : strings.theCauseIsNotKnown}</p>
      <p>{strings.theRestStillWorksTry}</p>
      <div className="row">
        <button type="button" className="button primary" onClick={reset}>
          {strings.tryAgain}
        </button>
        <a className="button" href="/">
          {strings.openTheGraph}
        </a>
      </div>
    </div>
  );
}
