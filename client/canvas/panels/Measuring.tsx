/** What is being measureInWorker, how far it is, and its stop. */
import { useSyncExternalStore } from 'react';
import { measureState, onMeasures, stopMeasuring } from '../measures/index.ts';
import { strings } from './strings.ts';
import './measures.css';

export function Measuring({ late = false }: { late?: boolean }) {
  const { step } = useSyncExternalStore(onMeasures, measureState);
  const part = step?.part;
  return (
    <div className={late ? 'measuring late' : 'measuring'}>
      <span role="status">
        {strings.measuring}
        {step ? strings.stepOf(step.name, step.at, step.of) : ''}
      </span>
      <button type="button" className="button bare" onClick={stopMeasuring}>
        {strings.stop}
      </button>
      {part === undefined ? (
        <div className="progress" />
      ) : (
        <progress value={part} max={1} aria-label={step?.name}>
          {Math.round(part * 100)} %
        </progress>
      )}
    </div>
  );
}
