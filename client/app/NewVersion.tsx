/** Offers to open the page anew after an upgrade. Until then nothing that was typed is lost. */
import { useNewer } from '../api/newer.ts';
import { refuseNewVersion, takeNewVersion, useNewVersion } from './service-worker.ts';
import { strings } from './strings.ts';

export function NewVersion() {
  const [isReady, isNewer] = [useNewVersion(), useNewer()];
  if (!isReady && !isNewer) return null;
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
