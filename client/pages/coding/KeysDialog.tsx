/** Every key of the workbench. */
import { KeyList } from '../../ui/KeyList.tsx';
import { actions, withControl } from './keys.ts';
import { strings } from './strings.ts';

const keys = [
  ...Object.values(actions).map(({ shown, does }) => [shown, does] as const),
  ['1–5', 'Choose that candidate of the asked field'] as const,
  ['Shift + − m 0', 'The stance on every agreement of the statement'] as const,
  ...withControl,
].map(([key, does]) => [[key], does] as const);

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return <KeyList title={strings.keys} keys={keys} onClose={onClose} />;
}
