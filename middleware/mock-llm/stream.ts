import type { Answer } from './answer.ts';
import { breakOff, type Exchange } from './exchange.ts';
import type { Failure } from './failures.ts';
import { type Piece, piecesOf } from './pieces.ts';

/** How an interface writes a stream. */
export interface StreamWriter {
  begin(): void;
  piece(piece: Piece): void;
  /** A failure where there is no status any more; the last that is written. */
  fail(failure: Failure): void;
  end(): void;
}

/** An answer piece by piece with a pause before each, as far as it is to come. */
export async function streamAnswer(
  answer: Answer,
  writer: StreamWriter,
  { response, trouble, between }: Exchange,
): Promise<void> {
  const pieces = piecesOf(answer);
  writer.begin();
  for (const piece of pieces.slice(0, trouble?.afterPieces)) {
    await between();
    if (response.destroyed) return;
    writer.piece(piece);
  }
  if (trouble === undefined) {
    writer.end();
  } else if (trouble.how === 'fail') {
    writer.fail(trouble.failure);
    response.end();
  } else {
    breakOff(response);
  }
}
