import type { Pool } from 'pg';
import type { GatewayConfig } from '../config/read-config.ts';
import type { Provider } from '../provider/openai.ts';
import type { Router } from '../routing/router.ts';
import type { Keys } from '../store/keys.ts';
import type { SpendReader } from '../store/spend-reader.ts';
import type { SpendWriter } from '../store/spend-writer.ts';
import type { KeyCache } from './key-cache.ts';
import type { KeyLimits } from './key-limits.ts';

export interface Store {
  readonly pool: Pool;
  readonly keys: Keys;
  readonly keyCache: KeyCache;
  readonly keyLimits: KeyLimits;
  readonly spendReader: SpendReader;
  readonly spendWriter: SpendWriter;
}

/** All that the endpoints work with. */
export interface Gateway {
  readonly config: GatewayConfig;
  readonly router: Router;
  readonly provider: Provider;
  /** Undefined when there is no database: then only the master key works and nothing is recorded. */
  readonly store: Store | undefined;
}
