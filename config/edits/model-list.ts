import { isSeq } from 'yaml';
import { asList, asRecord, readModelList, section } from '../deployments.ts';
import { type ConfigDocument, parseConfig } from '../document.ts';
import type { Path, TextEdit } from '../problem.ts';
import { FALLBACK_KINDS, FALLBACK_SECTIONS, fallbackEdges } from '../shares/fallback-graph.ts';
import { contentEnd, isFlow, type Item, startOf } from './nodes.ts';
import { renderScalar } from './render.ts';
import { attachedCommentStart, removeValue } from './remove-value.ts';
import { addToList, setValue } from './set-value.ts';
import {
  applyEdits,
  edited,
  type EditResult,
  insert,
  lineStart,
  newlineOf,
  nextLine,
  refused,
  replace,
  together,
} from './text.ts';

export interface NewDeployment {
  readonly model_name: string;
  readonly litellm_params: Readonly<Record<string, unknown>>;
  readonly model_info?: Readonly<Record<string, unknown>>;
}

/** Puts a deployment at the end of `model_list`. */
export const addDeployment = (document: ConfigDocument, deployment: NewDeployment): EditResult =>
  addToList(document, ['model_list'], deployment);

export const removeDeployment = (document: ConfigDocument, index: number): EditResult =>
  removeValue(document, ['model_list', index]);

/** Sets the weights of all deployments of one public name, in their order in the list; a missing weight is written. */
export function setWeights(
  document: ConfigDocument,
  modelName: string,
  weights: readonly number[],
): EditResult {
  const group = readModelList(document).filter((deployment) => deployment.modelName === modelName);
  if (group.length !== weights.length) return refused('The deployments of this name have changed: try again');
  return together(
    group.map((deployment, place) =>
      deployment.weight === weights[place]
        ? edited()
        : setValue(document, [...deployment.path, 'litellm_params', 'weight'], weights[place]),
    ),
  );
}

function renameScalar(document: ConfigDocument, path: Path, key: boolean, name: string): EditResult {
  const found = document.locate(path);
  if (!found || found.isShared) return edited();
  const node = key ? found.pair?.key : found.node;
  if (!node?.range) return edited();
  const [start] = node.range;
  const end = contentEnd(document.text, node);
  const like = document.text.slice(start, end);
  return edited(replace(start, end, renderScalar(name, /[,[\]{}]/.test(name), like)));
}

/** Renames a public name everywhere: in `model_list`, in the fallbacks and in `model_group_alias`. */
export function renameModel(document: ConfigDocument, from: string, to: string): EditResult {
  const places: EditResult[] = readModelList(document)
    .filter(({ modelName }) => modelName === from)
    .map(({ path }) => renameScalar(document, [...path, 'model_name'], false, to));
  for (const edge of fallbackEdges(document))
    if (edge.to === from) places.push(renameScalar(document, edge.path, false, to));
  for (const part of FALLBACK_SECTIONS) {
    for (const kind of FALLBACK_KINDS) {
      asList(section(document, part)[kind]).forEach((item, index) => {
        if (from in asRecord(item)) places.push(renameScalar(document, [part, kind, index, from], true, to));
      });
    }
  }
  for (const [alias, target] of Object.entries(
    asRecord(section(document, 'router_settings')['model_group_alias']),
  )) {
    if (target === from)
      places.push(renameScalar(document, ['router_settings', 'model_group_alias', alias], false, to));
  }
  return together(places);
}

interface Lines {
  readonly start: number;
  readonly end: number;
}

/** The whole lines of an item of a block list, with the comment that stands directly above. */
function linesOf(text: string, item: Item): Lines {
  const dash = text.lastIndexOf('-', startOf(item));
  const line = lineStart(text, dash);
  return {
    start: attachedCommentStart(text, line, dash - line),
    end: nextLine(text, contentEnd(text, item)),
  };
}

function moveLines(text: string, moved: Lines, target: Lines): readonly TextEdit[] {
  const newline = newlineOf(text);
  const chunk = text.slice(moved.start, moved.end);
  const ended = chunk.endsWith('\n') ? chunk : chunk + newline;
  if (target.start < moved.start) return [insert(target.start, ended), replace(moved.start, moved.end, '')];
  const gap = text[target.end - 1] === '\n' ? '' : newline;
  return [replace(moved.start, moved.end, ''), insert(target.end, gap + (gap ? ended.trimEnd() : ended))];
}

/** Moves a deployment to another place of `model_list`, with the comment that stands directly above it. */
export function moveDeployment(document: ConfigDocument, from: number, to: number): EditResult {
  const found = document.locate(['model_list']);
  const list = found?.node;
  if (!isSeq(list) || found?.isShared)
    return refused('The model list cannot be reordered here: edit it in the YAML');
  const items = list.items as Item[];
  const [item, target] = [items[from], items[to]];
  if (item === target || !item || !target) return edited();
  const { text } = document;
  if (isFlow(list)) {
    const order = items.map((item) => text.slice(startOf(item), contentEnd(text, item)));
    order.splice(to, 0, ...order.splice(from, 1));
    return edited(
      ...items.map((item, index) => replace(startOf(item), contentEnd(text, item), order[index] ?? '')),
    );
  }
  const edits = moveLines(text, linesOf(text, item), linesOf(text, target));
  if (/[&*]/.test(text) && parseConfig(applyEdits(text, edits)).value === undefined) {
    return refused('An anchor would stand behind its use: edit the order in the YAML');
  }
  return edited(...edits);
}
