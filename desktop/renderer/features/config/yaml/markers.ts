import type { Problem, Severity } from '../../../../../config/problem.ts';
import { monaco } from './monaco.ts';

type Model = monaco.editor.ITextModel;

interface Shown {
  readonly problems: readonly Problem[];
  readonly fix: (problem: Problem) => void;
}

const OWNER = 'gatehouse';
const FIX_COMMAND = 'gatehouse.fix';
const shown = new WeakMap<Model, Shown>();

const SEVERITY: Record<Severity, monaco.MarkerSeverity> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

export const toMonacoRange = ({ range: { start, end } }: Pick<Problem, 'range'>): monaco.IRange => ({
  startLineNumber: start.line,
  startColumn: start.column,
  endLineNumber: end.line,
  endColumn: end.column,
});

/** Underlines the problems in the text; `fix` is called when one is chosen from the light bulb. */
export function showMarkers(
  model: Model,
  problems: readonly Problem[],
  fix: (problem: Problem) => void,
): void {
  shown.set(model, { problems, fix });
  monaco.editor.setModelMarkers(
    model,
    OWNER,
    problems.map((problem) => ({
      ...toMonacoRange(problem),
      severity: SEVERITY[problem.severity],
      message: problem.message,
      code: problem.rule,
    })),
  );
}

monaco.editor.registerCommand(FIX_COMMAND, (_accessor: unknown, model: Model, problem: Problem) =>
  shown.get(model)?.fix(problem),
);

// The fix is a command and not an edit of the editor's own, so that it goes the one way all fixes go.
monaco.languages.registerCodeActionProvider('yaml', {
  provideCodeActions: (model, range) => {
    const near = shown
      .get(model)
      ?.problems.filter((problem) => monaco.Range.areIntersectingOrTouching(toMonacoRange(problem), range));
    const actions = (near ?? []).flatMap((problem) =>
      problem.fix
        ? [
            {
              title: problem.fix.title,
              kind: 'quickfix',
              isPreferred: true,
              command: { id: FIX_COMMAND, title: problem.fix.title, arguments: [model, problem] },
            },
          ]
        : [],
    );
    return { actions, dispose: () => undefined };
  },
});
