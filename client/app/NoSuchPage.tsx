/** For an address that no page answers. */
import { To } from '../address/To.tsx';

export function NoSuchPage() {
  return (
    <div className="message">
      <h1>Page not found</h1>
      <p>The address may be mistyped, or what it named has moved.</p>
      <div className="row">
        <To to="/" className="button primary">
          Open the graph
        </To>
      </div>
    </div>
  );
}
