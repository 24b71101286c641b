import type { ConfigVersion, ConfigContext } from '../../../../contract/config.ts';
import type { ConfigDiff } from '../../../../../config/diff.ts';
import type { Problem } from '../../../../../config/problem.ts';
import type { Detail, Focus, Outline } from '../worker/protocol.ts';
import type { DraftState } from './draft-saver.ts';

export interface RunningVersion extends ConfigVersion {
  readonly text: string;
}

/** Everything the page shows of one gateway's config, without its text. */
export interface SessionState {
  readonly context: ConfigContext;
  readonly running: RunningVersion;
  /** The version that the text started from. Another one running means that somebody published since. */
  readonly base: RunningVersion;
  /** The text is that of the running version. */
  readonly isInStep: boolean;
  readonly draft: DraftState;
  /** Null until the worker has read the text for the first time. */
  readonly outline: Outline | null;
  /** Where the YAML breaks, from 1; outline and detail are of the text before then. Null while it can be read. */
  readonly brokenLine: number | null;
  readonly problems: readonly Problem[];
  /** What a publish would change; null until the worker has said. */
  readonly diff: ConfigDiff | null;
  /** Problems and diff are of the text that stands. */
  readonly isChecked: boolean;
  readonly focus: Focus | null;
  readonly detail: Detail | null;
  /** Why the last change of a form was not made. */
  readonly refusal: string | null;
}
