/** Every key of the workbench. */
import { useModal } from '../../ui/modal.ts';
import { type ActionName, actions, withControl } from './keys.ts';
import { strings } from './strings.ts';

export function KeysDialog({ onClose }: { onClose: () => void }) {
  const dialog = useModal(onClose);
  const listed = [
    ...(Object.keys(actions) as ActionName[]).map(
      (name) => [actions[name].shown, actions[name].does] as const,
    ),
    ['1–5', 'Choose that candidate of the asked field'] as const,
    ['Shift + − m 0', 'The stance on every agreement of the statement'] as const,
    ...withControl,
  ];
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="coding-keys">
      <h2 id="coding-keys">{strings.keys}</h2>
      <dl>
        {listed.map(([key, does]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p style={{ marginTop: 20 }}>
        <button type="button" className="button primary" onClick={onClose}>
          {strings.close}
        </button>
      </p>
    </dialog>
  );
}
