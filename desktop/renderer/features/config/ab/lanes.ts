import type { FallbackEdge } from '../../../../../config/shares/fallback-graph.ts';

export type LaneKind = FallbackEdge['kind'];

/** One reason to turn elsewhere, and to whom, in the order in which they are asked. */
export interface Lane {
  readonly kind: LaneKind;
  readonly label: string;
  readonly targets: readonly {
    readonly name: string;
    readonly isMissing: boolean;
    readonly isDefault: boolean;
  }[];
}

export const LANE_WORDS: Record<LaneKind, string> = {
  fallbacks: 'when it fails',
  context_window_fallbacks: 'prompt too long',
  content_policy_fallbacks: 'content refused',
  default_fallbacks: 'for every model',
};

const KINDS = ['fallbacks', 'context_window_fallbacks', 'content_policy_fallbacks'] as const;

/**
 * The lanes to draw for one public name. The defaults stand at the end of a lane of plain failures: LiteLLM 1.104.4 asks them for every name
 * that has no list of its own, and so for the last target too.
 */
export function toLanes(edges: readonly FallbackEdge[], missing: readonly string[]): readonly Lane[] {
  const target = ({ to, from }: FallbackEdge): Lane['targets'][number] => ({
    name: to,
    isMissing: missing.includes(to),
    isDefault: from === '*',
  });
  const defaults = edges.filter(({ kind }) => kind === 'default_fallbacks').map(target);
  return KINDS.flatMap((kind) => {
    const own = edges.filter((edge) => edge.kind === kind).map(target);
    const named = new Set(own.map(({ name }) => name));
    const targets = kind === 'fallbacks' ? [...own, ...defaults.filter(({ name }) => !named.has(name))] : own;
    return targets.length > 0 ? [{ kind, label: LANE_WORDS[kind], targets }] : [];
  });
}

export interface Box {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly look: 'self' | 'target' | 'default' | 'missing';
}

export interface Arrow {
  /** Corners from the box it leaves to the tip. */
  readonly points: readonly (readonly [number, number])[];
  readonly label: string;
}

export interface Drawing {
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  readonly width: number;
  readonly height: number;
}

export const BOX_HEIGHT = 24;
const ROW_GAP = 10;
const ARROW = 36;
const LETTER = 6.7;
const LABEL_LETTER = 5.9;
const PADDING = 9;
const TRUNK = 10;
const LEAST_ROOM = 80;

const boxWidth = (text: string): number => Math.round(text.length * LETTER) + 2 * PADDING;

const shorten = (text: string, room: number): string => {
  const most = Math.max(6, Math.floor((room - 2 * PADDING) / LETTER));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
};

/** Places boxes and arrows, each lane from left to right; what does not fit the width goes on below. All in px. */
export function layoutLanes(modelName: string, lanes: readonly Lane[], width: number): Drawing {
  const self = shorten(modelName, width * 0.45);
  const selfWidth = boxWidth(self);
  const boxes: Box[] = [{ text: self, x: 0, y: 0, width: selfWidth, look: 'self' }];
  const arrows: Arrow[] = [];
  const longest = Math.max(0, ...lanes.map(({ label }) => label.length));
  const left = selfWidth + ARROW + Math.round(longest * LABEL_LETTER);
  let y = 0;
  for (const lane of lanes) {
    let last: Box | undefined;
    for (const target of lane.targets) {
      const wanted = (target.isDefault ? '(default) ' : '') + target.name;
      let x: number = last ? last.x + last.width + ARROW : left;
      const isBelow = last !== undefined && x + boxWidth(wanted) > width;
      if (isBelow) {
        y += BOX_HEIGHT + ROW_GAP;
        x = left;
      }
      const text = shorten(wanted, Math.max(width - x, LEAST_ROOM));
      const look = target.isMissing ? 'missing' : target.isDefault ? 'default' : 'target';
      const box: Box = { text, x, y, width: boxWidth(text), look };
      arrows.push({ points: corners(last, box, selfWidth), label: last ? '' : lane.label });
      boxes.push(box);
      last = box;
    }
    y += BOX_HEIGHT + ROW_GAP;
  }
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  return { boxes, arrows, width: Math.ceil(right), height: Math.max(y - ROW_GAP, BOX_HEIGHT) };
}

/** From the name itself along a trunk at its right; from box to box straight on; to a box below around the gap between the rows. */
function corners(from: Box | undefined, to: Box, selfWidth: number): Arrow['points'] {
  const middle = to.y + BOX_HEIGHT / 2;
  const tip = [to.x - 1, middle] as const;
  if (from === undefined) {
    const trunk = selfWidth + TRUNK;
    return [[selfWidth, BOX_HEIGHT / 2], [trunk, BOX_HEIGHT / 2], [trunk, middle], tip];
  }
  if (from.y === to.y) return [[from.x + from.width, middle], tip];
  const gap = to.y - ROW_GAP / 2;
  const under = from.x + from.width / 2;
  return [
    [under, from.y + BOX_HEIGHT],
    [under, gap],
    [to.x - TRUNK - 6, gap],
    [to.x - TRUNK - 6, middle],
    tip,
  ];
}
