import type { Problem, Severity } from '../../../../../config/problem.ts';
import type { Focus, Outline } from '../worker/protocol.ts';
import { focusOf } from '../session/same-focus.ts';

export interface ItemRow {
  readonly kind: 'item';
  readonly key: string;
  readonly label: string;
  readonly focus: Focus;
  /** Deployments of a public name; 0 for settings. */
  readonly armCount: number;
  /** A section that LiteLLM knows and the document does not have yet. */
  readonly isUnset: boolean;
  readonly worst: Severity | undefined;
  readonly problemCount: number;
}

export type OutlineRow =
  | { readonly kind: 'heading'; readonly key: string; readonly label: string; readonly count: number }
  | ItemRow;

const MODEL_LIST = 'model_list';
const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

interface Marks {
  readonly worst: Severity;
  readonly count: number;
}

/** The key of the outline's row that a problem belongs to. */
function keyOf({ path }: Problem, outline: Outline): string | undefined {
  const [top, index] = path;
  if (top !== MODEL_LIST) return top === undefined ? undefined : `section:${top}`;
  const deployment = typeof index === 'number' ? outline.deployments[index] : undefined;
  if (deployment === undefined) return undefined;
  return keyOfFocus(focusOf(deployment));
}

export function keyOfFocus(focus: Focus): string {
  if (focus.kind === 'model') return `model:${focus.modelName}`;
  return focus.kind === 'deployment' ? `deployment:${focus.index}` : `section:${focus.name}`;
}

function countMarks(problems: readonly Problem[], outline: Outline): ReadonlyMap<string, Marks> {
  const marks = new Map<string, Marks>();
  for (const problem of problems) {
    const key = keyOf(problem, outline);
    if (key === undefined) continue;
    const old = marks.get(key);
    const worst = old && RANK[old.worst] <= RANK[problem.severity] ? old.worst : problem.severity;
    marks.set(key, { worst, count: (old?.count ?? 0) + 1 });
  }
  return marks;
}

/**
 * What stands at the left: public names in the order of the list, then sections of settings.
 * @param known sections that LiteLLM reads, shown also while the document has none
 */
export function outlineRows(
  outline: Outline,
  problems: readonly Problem[],
  known: readonly string[],
  filter: string,
): readonly OutlineRow[] {
  const marks = countMarks(problems, outline);
  const item = (label: string, focus: Focus, armCount: number, isUnset: boolean): ItemRow => {
    const key = keyOfFocus(focus);
    const mark = marks.get(key);
    return {
      kind: 'item',
      key,
      label,
      focus,
      armCount,
      isUnset,
      worst: mark?.worst,
      problemCount: mark?.count ?? 0,
    };
  };
  const arms = new Map<string, { readonly label: string; readonly focus: Focus; count: number }>();
  for (const deployment of outline.deployments) {
    const focus = focusOf(deployment);
    const key = keyOfFocus(focus);
    const same = arms.get(key);
    if (same) same.count += 1;
    else
      arms.set(key, {
        label: deployment.modelName ?? `(no name) ${deployment.model ?? ''}`,
        focus,
        count: 1,
      });
  }
  const set = outline.sections.map(({ name }) => name).filter((name) => name !== MODEL_LIST);
  const wanted = filter.trim().toLowerCase();
  const matches = ({ label }: ItemRow): boolean => label.toLowerCase().includes(wanted);
  const models = [...arms.values()].map(({ label, focus, count }) => item(label, focus, count, false));
  const sections = [...set, ...known.filter((name) => !set.includes(name))].map((name) =>
    item(name, { kind: 'section', name }, 0, !set.includes(name)),
  );
  return [
    ...group('models', 'Models', models, models.filter(matches)),
    ...group('settings', 'Settings', sections, sections.filter(matches)),
  ];
}

function group(
  key: string,
  label: string,
  all: readonly ItemRow[],
  shown: readonly ItemRow[],
): readonly OutlineRow[] {
  return shown.length > 0 || all.length === 0
    ? [{ kind: 'heading', key, label, count: all.length }, ...shown]
    : [];
}
