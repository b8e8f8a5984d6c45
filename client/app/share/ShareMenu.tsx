/** Copies a link to this view: as long as it is, or a short one that is kept in the store. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { postLink } from '../../api/links.ts';
import { sessionOptions } from '../../api/session.ts';
import { useEditing } from '../../parts/editing/useEditing.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Icon } from '../../ui/icons.tsx';
import { useClosing } from '../../ui/Menu.tsx';
import { toast } from '../../ui/toast.tsx';
import { strings } from './strings.ts';
import './share.css';

export function ShareMenu() {
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  const { allow, dialog } = useEditing();
  const { data: session } = useQuery(sessionOptions);
  const [shown, show] = useState<string>();
  const copy = async (link: string | Promise<string>, done: string) => {
    try {
      if (await copyText(link)) toast(done);
      else show(await link);
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  const copyShort = () => {
    // At once where one may: a phone copies only in answer to a tap.
    const work = () => void copy(postLink(location.href), strings.shortCopied);
    if (session?.mayWrite) work();
    else allow(work);
  };
  return (
    <>
      <details className="menu-button share" ref={menu}>
        <summary className="icon-button copy-link" aria-label={strings.copy} title={strings.copy}>
          <Icon name="link" />
        </summary>
        <ul>
          <li>
            <button type="button" onClick={() => void copy(location.href, strings.copied)}>
              {strings.long}
              <span className="caption">{strings.aboutLong}</span>
            </button>
          </li>
          <li>
            <button type="button" onClick={copyShort}>
              {strings.short}
              <span className="caption">{strings.aboutShort}</span>
            </button>
          </li>
        </ul>
      </details>
      {shown && <Shown link={shown} onClose={() => show(undefined)} />}
      {dialog}
    </>
  );
}

/** The link to be copied by hand, where the browser lets no page copy. */
function Shown({ link, onClose }: { link: string; onClose: () => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <div className="share-shown">
      <label htmlFor={id}>{strings.byHand}</label>
      <input id={id} ref={field} className="input" readOnly value={link} />
      <button type="button" className="button" onClick={onClose}>
        {strings.close}
      </button>
    </div>
  );
}
