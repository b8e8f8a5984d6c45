/** Keeps what goes wrong within a panel: the rest of the page stays, and the panel says what it was. */
import { Component, type ReactNode } from 'react';
import { strings } from './strings.ts';

interface BoundaryProps {
  /** What could not be shown then, as the sentence begins: `The legend`. */
  what: string;
  /** The value at fault, as far as it is known: an id, a name. */
  value?: string | undefined;
  /** In place of a message of its own height, within a line. */
  inline?: boolean;
  children: ReactNode;
}

interface BoundaryState {
  error: unknown;
  of: string | undefined;
}

/** Tries again when the value is another one. */
export class PanelBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: undefined, of: undefined };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error: error ?? new Error('unknown') };
  }

  static getDerivedStateFromProps(
    { value }: BoundaryProps,
    { of }: BoundaryState,
  ): Partial<BoundaryState> | null {
    return value === of ? null : { error: undefined, of: value };
  }

  override render(): ReactNode {
    const { what, value, inline, children } = this.props;
    const { error } = this.state;
    if (error === undefined) return children;
    const why = error instanceof Error ? error.message : String(error);
    const text = strings.couldNotBeShown(what, value ? `: ${value}` : '');
    if (inline) return <span title={why}>{text}</span>;
    return (
      <div className="message" role="alert">
        <p>
          {text}. <span className="caption">{why}</span>
        </p>
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => this.setState({ error: undefined })}
          >
            {strings.tryAgain}
          </button>
        </div>
      </div>
    );
  }
}
