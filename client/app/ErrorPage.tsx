import type { ErrorComponentProps } from '@tanstack/react-router';

/** Shown when a page throws. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  return (
    <div className="message" role="alert">
      <h1>Something went wrong on this page</h1>
      <p>{error instanceof Error ? error.message : 'The cause is not known.'}</p>
      <p>The rest still works. Try again, or go back to the graph.</p>
      <div className="row">
        <button type="button" className="button primary" onClick={reset}>
          Try again
        </button>
        <a className="button" href="/">
          Open the graph
        </a>
      </div>
    </div>
  );
}
