/** Notes: written here, listed here, each with what it is about. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../../ui/icons.tsx';
import { explorer, useExplorer } from '../index.ts';
import { nameIn } from '../state/naming.ts';
import type { Note } from '../state/scene.ts';
import { Panel } from './Panel.tsx';
import { strings } from './strings.ts';
import './notes.css';

/** A note about the selected node or relationship, or about none, at the middle of the canvas. */
export default function NotesPanel() {
  const scene = useExplorer((state) => state.history.present.value);
  const on = useExplorer((state) => state.noteOn);
  const selection = useExplorer((state) => state.selection);
  const [editing, setEditing] = useState<Note | null>(null);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const about = editing ? (editing.on ?? null) : (on ?? null);
  useEffect(() => {
    // A note that is clicked on the canvas is opened here.
    const clicked = selection ? scene.notes.get(selection) : undefined;
    if (!clicked) return;
    setEditing(clicked);
    setText(clicked.text);
  }, [selection]);
  useEffect(() => field.current?.focus(), [on, editing]);
  const write = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    if (editing) explorer.note(text, { id: editing.id });
    else if (about) explorer.note(text, { on: about });
    else explorer.note(text, middle());
    setText('');
    setEditing(null);
  };
  const notes = [...scene.notes.values()];
  return (
    <Panel title={strings.notes}>
      <form className="note-form" onSubmit={write}>
        <label className="field">
          <span>
            {editing
              ? strings.note
              : about
                ? strings.aNoteOn(nameIn(scene, about))
                : strings.aNoteOnTheCanvas}
          </span>
          <textarea
            className="input"
            ref={field}
            rows={3}
            value={text}
            maxLength={2000}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <div className="row">
          <button type="submit" className="button primary" disabled={!text.trim()}>
            {editing ? strings.rewrite : strings.write}
          </button>
          {(editing || on) && (
            <button
              type="button"
              className="button"
              onClick={() => {
                setEditing(null);
                setText('');
                explorer.writeNote(null);
              }}
            >
              {editing ? strings.cancel : strings.onTheCanvasInstead}
            </button>
          )}
          {!editing && !on && selection && scene.nodes.has(selection) && (
            <button type="button" className="button" onClick={() => explorer.writeNote(selection)}>
              {strings.on} {nameIn(scene, selection)}
            </button>
          )}
        </div>
      </form>
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.id}>
            <p>{note.text}</p>
            <div className="row">
              <span className="caption">
                {note.on ? (
                  <button
                    type="button"
                    className="link caption"
                    onClick={() => explorer.select(note.on ?? null)}
                  >
                    {nameIn(scene, note.on)}
                  </button>
                ) : (
                  strings.onTheCanvas
                )}
              </span>
              <button
                type="button"
                className="button bare"
                onClick={() => {
                  setEditing(note);
                  setText(note.text);
                }}
              >
                {strings.edit}
                <span className="hidden-text">
                  {' '}
                  {strings.theNote} {note.text}
                </span>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={strings.removeTheNote(note.text)}
                onClick={() => explorer.removeNote(note.id)}
              >
                <Icon name="close" />
              </button>
            </div>
          </li>
        ))}
      </ul>
      {notes.length === 0 && <p className="caption nothing">{strings.noNotesYetTheyAre}</p>}
    </Panel>
  );
}

/** The middle of what is seen. */
function middle(): { x: number; y: number } {
  const view = window.__stancegraph?.cy.extent();
  if (!view) return { x: 0, y: 0 };
  return { x: Math.round((view.x1 + view.x2) / 2), y: Math.round((view.y1 + view.y2) / 2) };
}
