/** A reader's own Cypher: reads only, errors point at their place. */
import { useRef, useState } from 'react';
import { ApiError } from '../../../api/request.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Result } from '../results/Result.tsx';
import { useQueryRun } from '../results/useQueryRun.ts';

const example = `MATCH (who:Actor)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.stance = 'oppose'
RETURN a, count(s) AS statements
ORDER BY statements DESC
LIMIT 20`;

export function FreeQuery() {
  const [text, setText] = useState(example);
  const editor = useRef<HTMLTextAreaElement>(null);
  const run = useQueryRun();
  const { error } = run;
  const start = () => run.start({ query: text, params: {} });
  const position = error instanceof ApiError ? error.problem.position : undefined;
  return (
    <>
      <header>
        <div>
          <h1>Write Cypher</h1>
          <p className="caption">Reads only: nothing that runs here can change the graph.</p>
        </div>
        <div>
          {run.status === 'running' ? (
            <button type="button" className="button" onClick={run.cancel}>
              Cancel
            </button>
          ) : (
            <button type="button" className="button primary" onClick={() => start()}>
              <Icon name="run" />
              Run{' '}
              <span className="caption" style={{ color: 'inherit' }}>
                Ctrl Enter
              </span>
            </button>
          )}
        </div>
      </header>
      <textarea
        ref={editor}
        className="code-input"
        aria-label="Cypher"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) start();
        }}
      />
      {position && (
        <p className="caption" style={{ padding: '8px 28px 0' }}>
          Line {position.line}, column {position.column}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              editor.current?.focus();
              editor.current?.setSelectionRange(position.offset, position.offset + 1);
            }}
          >
            show the place
          </button>
        </p>
      )}
      <Result run={run} name="query" />
    </>
  );
}
