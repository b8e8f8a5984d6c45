/** A token or secret that is shown this once, to be copied. */
import { useState } from 'react';
import { strings } from './strings.ts';

export function ShownOnce({ text, lead }: { text: string; lead: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="made-token" role="status">
      <p>{lead}</p>
      <code>{text}</code>
      <button
        type="button"
        className="button"
        onClick={() =>
          navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? strings.copied : strings.copy}
      </button>
    </div>
  );
}
