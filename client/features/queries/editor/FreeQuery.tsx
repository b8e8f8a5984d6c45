/** A reader's own Cypher: reads only, errors point at their place. */
import { useRef, useState } from 'react';
import type { CypherReply } from '../../../../model/api.ts';
import { runCypher } from '../../../api/index.ts';
import { ApiError } from '../../../api/request.ts';
import { Icon } from '../../../ui/icons.tsx';
import { Result } from '../results/Result.tsx';
import { useRun } from '../results/useRun.ts';

const example = `MATCH (who:Actor)-[:MADE]->(s:Statement)-[about:ABOUT]->(a:Agreement)
WHERE about.stance = 'oppose'
RETURN a, count(s) AS statements
ORDER BY statements DESC
LIMIT 20`;

export function FreeQuery() {
  const [text, setText] = useState(example);
  const editor = useRef<HTMLTextAreaElement>(null);
  const { reply, error, running, run, cancel } = useRun<CypherReply>();
  const start = (limit = 1000) => run((signal) => runCypher(text, limit, signal));
  const position = error instanceof ApiError ? error.problem.position : undefined;
  return (
    <>
      <header>
        <div>
          <h1>Write Cypher</h1>
          <p className="caption">Reads only: nothing that runs here can change the graph.</p>
        </div>
        <div>
          {running ? (
            <button type="button" className="button" onClick={cancel}>
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
      <Result
        reply={reply}
        error={error}
        running={running}
        view="table"
        onMore={() => start(10_000)}
      />
    </>
  );
}
