/** A labelled field with its help, or its error, below. */
import { type ReactNode, useId } from 'react';

interface FormFieldProps {
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

export function FormField({ label, wrong, help, className = '', children }: FormFieldProps) {
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
