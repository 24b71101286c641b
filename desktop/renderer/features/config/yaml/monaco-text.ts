import type { TextEdit } from '../../../../../config/problem.ts';
import type { ConfigText } from '../session/config-text.ts';
import { monaco } from './monaco.ts';

type Model = monaco.editor.ITextModel;

function toOperation(
  model: Model,
  { start, end, text }: TextEdit,
): monaco.editor.IIdentifiedSingleEditOperation {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    range: new monaco.Range(from.lineNumber, from.column, to.lineNumber, to.column),
    text,
    forceMoveMarkers: true,
  };
}

/** Sets the model apart from others in the page: the YAML service goes by its name. */
let nextModel = 0;

/** The document as the editor's text model; it works without an editor in view, so forms can be undone with the YAML hidden. */
export class MonacoText implements ConfigText {
  readonly model: Model;

  constructor(text: string) {
    nextModel += 1;
    const uri = monaco.Uri.parse(`inmemory://config/${nextModel}/config.yaml`);
    this.model = monaco.editor.createModel(text, 'yaml', uri);
    this.model.updateOptions({ tabSize: 2, insertSpaces: true });
  }

  get(): string {
    return this.model.getValue();
  }

  edit(edits: readonly TextEdit[]): void {
    this.model.pushStackElement();
    this.model.pushEditOperations(
      [],
      edits.map((edit) => toOperation(this.model, edit)),
      () => null,
    );
    this.model.pushStackElement();
  }

  replace(text: string): void {
    this.edit([{ start: 0, end: this.model.getValueLength(), text }]);
  }

  undo(): void {
    void this.model.undo();
  }

  redo(): void {
    void this.model.redo();
  }

  onChange(listener: () => void): () => void {
    const following = this.model.onDidChangeContent(listener);
    return () => following.dispose();
  }

  close(): void {
    this.model.dispose();
  }
}
