/** A key path into the document: mapping keys and list indexes. */
export type Path = readonly (string | number)[];

/** A place in the text. Offset counts UTF-16 code units from 0; line and column count from 1, as editors show them. */
export interface Position {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replaces the text between two offsets. The edits of one list never overlap and all count in the original text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  /** What the button says: `Change to "simple-shuffle"`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export type Severity = 'error' | 'warning' | 'info';

/** Something about a config that its author should know. Problems are data; they are never thrown. */
export interface Problem {
  readonly severity: Severity;
  /** Name of the rule, kebab-case, such as `unknown-fallback`. */
  readonly rule: string;
  readonly message: string;
  readonly range: Range;
  readonly path: Path;
  readonly fix?: Fix;
}
