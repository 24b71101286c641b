import { Pool } from './wire/pool.ts';

/** One LiteLLM, and who still waits for it. */
export interface Lease {
  readonly url: string;
  /** Path before every request's own, without a trailing slash: `` or `/litellm`. */
  readonly basePath: string;
  readonly pool: Pool;
  /** To be called once, when the request has ended. */
  readonly release: () => void;
}

export interface Upstreams {
  readonly url: string;
  /** Takes the current LiteLLM for one request. */
  lease(): Lease;
  /** New requests go to another LiteLLM; those under way finish where they are. */
  switchTo(url: string): void;
  /** Closes all connections, also busy ones. */
  close(): Promise<void>;
}

export interface UpstreamsOptions {
  readonly answerTimeoutMs: number;
  /** The last request to a LiteLLM that is no longer used has ended. */
  readonly onDrained: (url: string) => void;
}

interface Upstream {
  readonly url: string;
  readonly basePath: string;
  readonly pool: Pool;
  underWay: number;
}

export function createUpstreams(
  firstUrl: string,
  { answerTimeoutMs, onDrained }: UpstreamsOptions,
): Upstreams {
  const all = new Map<string, Upstream>();
  const open = (url: string): Upstream => {
    const known = all.get(url);
    if (known) return known;
    const address = new URL(url);
    const pool = new Pool(address, { answerTimeoutMs });
    const upstream = { url, basePath: address.pathname.replace(/\/+$/, ''), pool, underWay: 0 };
    all.set(url, upstream);
    return upstream;
  };
  let current = open(firstUrl);
  const closeDrained = (upstream: Upstream): void => {
    if (upstream === current || upstream.underWay > 0 || all.get(upstream.url) !== upstream) return;
    all.delete(upstream.url);
    void upstream.pool.close();
    onDrained(upstream.url);
  };
  return {
    get url() {
      return current.url;
    },
    lease: () => {
      const upstream = current;
      upstream.underWay += 1;
      let isReleased = false;
      return {
        url: upstream.url,
        basePath: upstream.basePath,
        pool: upstream.pool,
        release: () => {
          if (isReleased) return;
          isReleased = true;
          upstream.underWay -= 1;
          closeDrained(upstream);
        },
      };
    },
    switchTo: (url) => {
      const old = current;
      current = open(url);
      closeDrained(old);
    },
    close: async () => {
      await Promise.all([...all.values()].map(({ pool }) => pool.close()));
    },
  };
}
