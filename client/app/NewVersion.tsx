/** Offers to open the page anew after an upgrade. Nothing is lost: the address holds the view. */
import { refuseNewVersion, takeNewVersion, useNewVersion } from './service-worker.ts';
import { strings } from './strings.ts';

export function NewVersion() {
  if (!useNewVersion()) return null;
  return (
    <div className="notice" role="status">
      <span>{strings.newVersion}</span>
      <span className="row">
        <button type="button" className="button primary" onClick={takeNewVersion}>
          {strings.reload}
        </button>
        <button type="button" className="button" onClick={refuseNewVersion}>
          {strings.later}
        </button>
      </span>
    </div>
  );
}
