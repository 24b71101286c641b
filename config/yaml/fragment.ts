import { isScalar, type Node } from 'yaml';
import { type Part, type Section, topLevel } from './parts.ts';
import { type Fault, readYaml, type YamlReading } from './read.ts';
import { movedSpan, shift, type Span } from './shift.ts';

/** Below this many characters there is nothing to win by reading less. */
const SMALL = 20_000;

/** A part of a changed text, read alone; nodes and faults stand where they stand in the whole text. */
export interface Fragment {
  readonly root: Section;
  /** Of the document that the part alone would be; of use when nothing stands behind it. */
  readonly range: Span;
  readonly value: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
  readonly tokenCount: number;
}

/** What stands for the text in front of a part. */
export const EARLIER_ENTRY = 'earlier: 0\n';
export const LIST_KEY = 'list';
/** What stands for an item in front of a part, and behind it: that one has to come out of the parser as just that. */
export const ITEM = '- 0\n';
export const END_ENTRY = 'end-of-part: 0\n';

/** Whether a node is the mark that was put behind a part. */
export const isMark = (node: Node | null | undefined, at: number): boolean =>
  isScalar(node) && node.range?.[0] === at && node.anchor === undefined;

/** Inside of a part and of nothing else: what is found at its mark may come from what stands in front, such as an open bracket. */
const isInside = ({ start, end }: Fault, part: Part): boolean => start > part.mark && end <= part.end;

/**
 * Reads a part of a text behind `head` and before `tail`, which stand for the text around it.
 * @returns undefined when it reaches beyond its end, or has anchors, aliases or document markers
 */
export function readPart(text: string, part: Part, head: string, tail: string): Fragment | undefined {
  const own = text.slice(part.start, part.end);
  if (own.length > SMALL && own.length * 2 > text.length) return undefined;
  if (tail !== '' && !own.endsWith('\n')) return undefined;
  const { yaml, value, faults, aliases, hasAnchors, tokenCount } = readYaml(head + own + tail);
  if (yaml === undefined || aliases.size > 0 || hasAnchors) return undefined;
  const { docStart, docEnd } = yaml.directives;
  if (docStart === true || docEnd) return undefined;
  const root = topLevel(head + own + tail, yaml.contents);
  if (root === undefined) return undefined;
  const by = part.start - head.length;
  const here = faults.map((fault) => ({ ...fault, start: fault.start + by, end: fault.end + by }));
  if (!here.every((fault) => fault.rule !== 'yaml-many-documents' && isInside(fault, part))) return undefined;
  shift(root, by);
  const range = movedSpan(yaml.range, by);
  return { root, range, value: value as Fragment['value'], faults: here, tokenCount };
}

/**
 * The faults of the text around a part that has grown.
 * @returns undefined when one of them could have to do with the part
 */
export function faultsAround(
  { faults }: YamlReading,
  part: Part,
  growth: number,
): readonly Fault[] | undefined {
  const around = faults.filter((fault) => !isInside(fault, part));
  if (around.some(({ rule }) => rule !== 'yaml-duplicate-key')) return undefined;
  return around.map((fault) =>
    fault.start < part.start ? fault : { ...fault, start: fault.start + growth, end: fault.end + growth },
  );
}
