/** The whole value of one cell, to read and to copy. */

import { useState } from 'react';
import type { PropertyValue } from '../../../../model/schemas/graph.ts';
import { copyText } from '../../../ui/copy-text.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useModal } from '../../../ui/modal.ts';
import { Cell } from './Cell.tsx';
import { valueText } from './values.ts';
import './cell.css';
import { strings } from '../strings.ts';

interface CellReaderProps {
  title: string;
  value: PropertyValue;
  onClose: () => void;
}

export function CellReader({ title, value, onClose }: CellReaderProps) {
  const dialog = useModal(onClose);
  const [copied, setCopied] = useState(false);
  return (
    <dialog ref={dialog} className="cell-reader" aria-labelledby="cell-title">
      <h2 id="cell-title">{title}</h2>
      <div className="whole">
        <Cell value={value} whole />
      </div>
      <p className="row">
        <button type="button" className="button primary" onClick={onClose}>
          {strings.close}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            void copyText(valueText(value));
            setCopied(true);
          }}
        >
          <Icon name="copy" />
          {copied ? strings.copied : strings.copy}
        </button>
      </p>
    </dialog>
  );
}
