import type { Answer } from './answer.ts';
import { slices } from './speech.ts';

/** A step of a stream, before it takes an interface's shape. */
export type Piece =
  | { readonly kind: 'thought'; readonly text: string }
  /** Ends the thoughts; `whole` is all of them. */
  | { readonly kind: 'signature'; readonly signature: string; readonly whole: string }
  | { readonly kind: 'redacted'; readonly data: string }
  | { readonly kind: 'text'; readonly text: string }
  /** `index` counts the calls from 0. */
  | { readonly kind: 'call'; readonly index: number; readonly id: string; readonly name: string }
  | { readonly kind: 'arguments'; readonly index: number; readonly text: string };

/** Characters: few, so that every call's arguments come in pieces. */
const ARGUMENTS_PIECE = 12;

/** Thoughts first, then the text, then one call after the other. */
export const piecesOf = ({ reasoning, text, calls }: Answer): readonly Piece[] => [
  ...thoughts(reasoning),
  ...text.map((piece) => ({ kind: 'text', text: piece }) as const),
  ...calls.flatMap(({ id, name, input }, index): readonly Piece[] => [
    { kind: 'call', index, id, name },
    ...slices(JSON.stringify(input), ARGUMENTS_PIECE).map(
      (piece) => ({ kind: 'arguments', index, text: piece }) as const,
    ),
  ]),
];

function thoughts(reasoning: Answer['reasoning']): readonly Piece[] {
  if (reasoning === undefined) return [];
  if ('redacted' in reasoning) return [{ kind: 'redacted', data: reasoning.redacted }];
  const { pieces, signature } = reasoning;
  return [
    ...pieces.map((text) => ({ kind: 'thought', text }) as const),
    { kind: 'signature', signature, whole: pieces.join('') },
  ];
}
