import type { ContractRouterClient } from '@orpc/contract';
import type { ConformanceContract } from './contract.ts';

/** One connection under test, seen from the window. */
export interface Wire {
  readonly client: ContractRouterClient<ConformanceContract>;
  /** Sends something that is no call. */
  readonly sendRaw: (data: unknown) => void;
  /** Every message that came, as it came. */
  readonly heard: readonly unknown[];
  /** True once the other side, or `cut`, has closed the connection. */
  readonly isClosed: () => boolean;
  /** Goes without a word. */
  readonly cut: () => void;
}

export type OpenWire = () => Promise<Wire>;

/** A promise about a transport, kept in Node and in a page alike. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: (open: OpenWire) => Promise<void>;
}

const LOOK_AGAIN_MS = 5;
const GIVE_UP_MS = 10_000;

/** Waits for a condition. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`Never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Compares plain data. */
export function same(actual: unknown, expected: unknown): void {
  const [is, shouldBe] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== shouldBe) throw new Error(`Expected ${shouldBe} but got ${is}`);
}

/** The failure of something that must fail. */
export async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('This should have failed.');
}
