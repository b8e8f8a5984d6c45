/** The search: names first, then full text, grouped by type, usable by keyboard alone. */

import { useQuery } from '@tanstack/react-query';
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { nodeName } from '../../../model/formats/names.ts';
import { fittingPassage, isPassage } from '../../../model/formats/passage.ts';
import type { SearchHit } from '../../../model/schemas/api.ts';
import { useConnection } from '../../api/connection.ts';
import { searchOptions } from '../../api/search.ts';
import { explorer } from '../../canvas/index.ts';
import { Icon } from '../../ui/icons.tsx';
import { useModal } from '../../ui/modal.ts';
import { hitGroups } from './groups.ts';
import { Hit } from './Hit.tsx';
import { Pasted } from './Pasted.tsx';
import { strings } from './strings.ts';
import './search-dialog.css';

interface SearchDialogProps {
  onClose: () => void;
  /** A hit was chosen; with `addToCanvas` from any page. */
  onOpen: (found: { id: string; name: string }, addToCanvas: boolean) => void;
}

/** Opens over the page. */
export default function SearchDialog({ onClose, onOpen }: SearchDialogProps) {
  const dialog = useModal(onClose);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(fittingPassage(text));
  const connection = useConnection();
  const { data, isFetching, isPlaceholderData, error } = useQuery(
    searchOptions(asked, { limit: 20 }),
  );
  // Meanwhile what was found for the words before stays, under their titles.
  const [answered, setAnswered] = useState('');
  useEffect(() => {
    if (data && !isPlaceholderData) setAnswered(asked);
  }, [data, isPlaceholderData, asked]);
  const groups = useMemo(
    () => (asked && data ? hitGroups(isPlaceholderData ? answered : asked, data) : []),
    [asked, answered, data, isPlaceholderData],
  );
  const hits = groups.flatMap((group) => group.hits);
  const active = hits[Math.min(at, hits.length - 1)];
  const total = Object.values(data?.totals ?? {}).reduce((sum, count) => sum + count, 0);
  const passage = isPassage(asked);
  const offline = connection === 'offline';
  const nothing = data?.building
    ? { title: strings.building, help: strings.buildingHelp }
    : passage
      ? { title: strings.nothingQuoted, help: strings.nothingQuotedHelp }
      : { title: strings.nothing(asked), help: strings.nothingHelp };
  const openHit = ({ node }: SearchHit, addToCanvas: boolean) =>
    onOpen({ id: node.id, name: nodeName(node) }, addToCanvas);
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && hits.length > 0) {
      const next = (Math.min(at, hits.length - 1) + move + hits.length) % hits.length;
      setAt(next);
      document.getElementById(`hit-${next}`)?.scrollIntoView({ block: 'nearest' });
      event.preventDefault();
    }
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      openHit(active, event.shiftKey);
    }
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    // A field of one line would join the words at the ends of lines.
    const pasted = event.clipboardData.getData('text');
    if (!/[\n\r]/.test(pasted)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const before = value.slice(0, selectionStart ?? value.length);
    const after = value.slice(selectionEnd ?? value.length);
    setText(before + pasted.replace(/\s+/g, ' ').trim() + after);
    setAt(0);
  };
  const choosingEnd = explorer.getState().pathFrom !== null;
  return (
    <dialog ref={dialog} className="palette" aria-label={strings.search}>
      <div className="ask">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls="hits"
          aria-activedescendant={active ? `hit-${hits.indexOf(active)}` : undefined}
          aria-autocomplete="list"
          aria-label={choosingEnd ? strings.otherEnd : strings.field}
          placeholder={choosingEnd ? strings.otherEndHint : strings.hint}
          value={text}
          autoFocus
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onPaste={onPaste}
          onKeyDown={onKey}
        />
        <button type="button" className="button bare" onClick={onClose}>
          <kbd>{strings.esc}</kbd>
          <span className="hidden-text">{strings.close}</span>
        </button>
      </div>
      {isFetching && asked && !data && !offline && <div className="progress late" />}
      {offline && (
        <div className="message" role="status">
          <h2>{strings.offline}</h2>
          <p>{strings.offlineHelp}</p>
        </div>
      )}
      {passage && <Pasted text={text} cut={asked.length < text.trim().length} onLeave={onClose} />}
      <div className="hits" id="hits" role="listbox" aria-label={strings.results}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: groups of options in a listbox.
          <div key={group.title} role="group" aria-label={group.title}>
            <div className="group" role="presentation">
              <span>{group.title}</span>
              <span>{strings.of(group.hits.length, Math.max(group.total, group.hits.length))}</span>
            </div>
            {group.hits.map((hit) => (
              <Hit
                key={hit.node.id}
                hit={hit}
                index={hits.indexOf(hit)}
                active={hit === active}
                onPoint={() => setAt(hits.indexOf(hit))}
                onOpen={(add) => openHit(hit, add)}
              />
            ))}
          </div>
        ))}
      </div>
      {asked &&
        data &&
        hits.length === 0 &&
        (!isFetching || data.building) &&
        !error &&
        !offline && (
          <div className="message">
            <h2>{nothing.title}</h2>
            <p>{nothing.help}</p>
          </div>
        )}
      {error && asked && !offline && (
        <div className="message" role="alert">
          {connection === 'well' ? (
            <p>{error.message}</p>
          ) : (
            <>
              <h2>{strings.notAnswering}</h2>
              <p>{strings.notAnsweringHelp}</p>
            </>
          )}
        </div>
      )}
      {!asked && !offline && (
        <div className="message">
          <p>
            {strings.examples} <Example text={strings.faberOptOut} onTry={setText} />,{' '}
            <Example text={strings.tusk} onTry={setText} />,{' '}
            <Example text="2024/1351" onTry={setText} /> {strings.or}{' '}
            <Example text="elephant" onTry={setText} />.
          </p>
        </div>
      )}
      <footer>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {strings.move}
        </span>
        <span>
          <kbd>{strings.enter}</kbd> {strings.open}
        </span>
        <span>
          <kbd>{strings.shiftEnter}</kbd> {strings.addToCanvas}
        </span>
        <span style={{ marginLeft: 'auto' }} aria-live="polite">
          {asked && data ? strings.total(total) : ''}
          {asked && data?.partial && (data.building ? strings.stillBuilding : strings.partial)}
        </span>
      </footer>
    </dialog>
  );
}

function Example({ text, onTry }: { text: string; onTry: (text: string) => void }) {
  return (
    <button type="button" className="link" onClick={() => onTry(text)}>
      {text}
    </button>
  );
}
