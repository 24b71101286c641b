import type { TextEdit } from '../../../../../config/problem.ts';

/** The one document: YAML pane and forms write to it, and it holds the one undo history. */
export interface ConfigText {
  get(): string;
  /** Makes the edits as one step of the undo history. */
  edit(edits: readonly TextEdit[]): void;
  /** Puts another text in its place, as one step of the undo history. */
  replace(text: string): void;
  undo(): void;
  redo(): void;
  /** Calls after each change; answers what ends it. */
  onChange(listener: () => void): () => void;
  close(): void;
}
