import type { Path } from '../problem.ts';

/** What the schema says against a value. */
export interface SchemaIssue {
  /** From the value that was looked at; of the mapping itself for a missing key, of the key for an unknown one. */
  readonly path: Path;
  /**
   * - `unknown-key`: LiteLLM does not read it.
   * - `unlisted-key`: LiteLLM passes it on; worth a word only when it looks like a slip of one in `known`.
   * - `quoted-value`: text that stands for the number or truth value expected; LiteLLM's models convert it, its router does not.
   */
  readonly kind:
    'unknown-key' | 'unlisted-key' | 'missing-key' | 'wrong-type' | 'quoted-value' | 'not-allowed-value';
  readonly message: string;
  /** What could have been meant: keys or values. */
  readonly known?: readonly string[];
  /** The same value, written as it should be. */
  readonly suggestion?: string | number | boolean;
}
