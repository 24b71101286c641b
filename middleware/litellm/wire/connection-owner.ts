import type { Connection } from './connection.ts';
import type { Limits } from './patience.ts';
import type { Trip } from './trip.ts';

/** What a connection tells its pool. */
export interface ConnectionOwner {
  readonly limits: Limits;
  /** It may serve another request, for so long if nobody asks. */
  isFree(connection: Connection, forMs: number): void;
  /** Its request goes out again over a new one. */
  again(trip: Trip): void;
  /** It has been closed. */
  isGone(connection: Connection): void;
}
