import type { Path } from '../../../../../config/problem.ts';
import type { EditCommand } from '../worker/protocol.ts';
import type { JsonSchema } from './json-schema.ts';

/** What every field of the form shares. */
export interface FormContext {
  readonly schema: JsonSchema;
  readonly isReadOnly: boolean;
  readonly edit: (command: EditCommand) => void;
  /** Shows a path in the YAML pane. */
  readonly showInYaml: (path: Path) => void;
}
