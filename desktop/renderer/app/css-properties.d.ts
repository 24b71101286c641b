import 'react';

declare module 'react' {
  interface CSSProperties {
    /** The colour of the gateway in view. */
    '--gh-gateway'?: string;
  }
}
