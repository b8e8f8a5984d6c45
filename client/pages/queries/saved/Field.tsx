/** A field of the form of a saved query. */
import { type ReactNode, useId } from 'react';

interface FieldParts {
  label: string;
  wrong?: string | undefined;
  help?: string;
  className?: string;
  children: (given: {
    id: string;
    className: string;
    'aria-invalid': true | undefined;
    'aria-describedby': string | undefined;
  }) => ReactNode;
}

/** A named field; what is wrong with it stands below. */
export function Field({ label, wrong, help, className = '', children }: FieldParts) {
  const id = useId();
  const below = wrong ?? help;
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        className: 'input',
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': below ? `${id}-below` : undefined,
      })}
      {below && (
        <span className={wrong ? 'caption wrong' : 'caption'} id={`${id}-below`}>
          {below}
        </span>
      )}
    </div>
  );
}
