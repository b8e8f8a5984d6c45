/** An error in a Cypher text, with its place, a suggested replacement and a button to copy it. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../../api/request.ts';
import { schemaOptions } from '../../../api/schema.ts';
import { copyText } from '../../../ui/copy-text.ts';
import { Icon } from '../../../ui/icons.tsx';
import { QueryProblem } from '../results/QueryProblem.tsx';
import { strings } from '../strings.ts';
import { didYouMean } from './did-you-mean.ts';
import { editorNames } from './language.ts';
import { plainMessage } from './plain-messages.ts';
import { placeOfProblem, positionOf } from './server-check.ts';

interface TextProblemProps {
  error: Error;
  /** The text that was asked. */
  text: string;
  onShow: (from: number, to: number) => void;
  onReplace: (from: number, to: number, insert: string) => void;
}

export function TextProblem({ error, text, onShow, onReplace }: TextProblemProps) {
  const [copied, setCopied] = useState(false);
  const problem = error instanceof ApiError ? error.problem : undefined;
  const place = problem && placeOfProblem(text, problem);
  const { data } = useQuery(schemaOptions);
  const names = data && editorNames(data);
  const meant =
    place && problem?.suggestion
      ? { ...place, suggestion: problem.suggestion }
      : place && names && problem?.status === 400
        ? didYouMean(text, place.from, names)
        : undefined;
  return (
    <QueryProblem
      error={error}
      message={plainMessage(error.message)}
      position={place && positionOf(text, place.from)}
    >
      {place && (
        <button type="button" className="button" onClick={() => onShow(place.from, place.to)}>
          {strings.showThePlace}
        </button>
      )}
      {meant && (
        <button
          type="button"
          className="button"
          onClick={() => onReplace(meant.from, meant.to, meant.suggestion)}
        >
          {strings.replace} {text.slice(meant.from, meant.to)} {strings.by} {meant.suggestion}
        </button>
      )}
      {problem?.status === 422 && (
        <button
          type="button"
          className="button"
          onClick={() => {
            void copyText(text);
            setCopied(true);
          }}
        >
          <Icon name="copy" />
          {copied ? strings.copied : strings.copyForNeo4j}
        </button>
      )}
    </QueryProblem>
  );
}
