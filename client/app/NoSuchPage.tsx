/** For an address that no page answers. */
import { To } from '../address/To.tsx';
import { strings } from './strings.ts';

export function NoSuchPage() {
  return (
    <div className="message">
      <h1>{strings.pageNotFound}</h1>
      <p>{strings.theAddressMayBeMistyped}</p>
      <div className="row">
        <To to="/" className="button primary">
          {strings.openTheGraph}
        </To>
      </div>
    </div>
  );
}
