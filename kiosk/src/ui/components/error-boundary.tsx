import { Component } from 'react';
import type { ReactNode } from 'react';

interface Props {
  /** When it changes, what failed is tried again. */
  attempt: number | string;
  fallback: ReactNode;
  /** Told once per failure, with the kind of error and no text of it. */
  onFailure: (kind: string) => void;
  children: ReactNode;
}

interface State {
  failed: boolean;
  attempt: number | string;
}

/** What cannot be drawn must not leave a white page behind. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, attempt: this.props.attempt };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.attempt === state.attempt ? null : { failed: false, attempt: props.attempt };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFailure(error instanceof Error ? error.name : 'thrown');
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
