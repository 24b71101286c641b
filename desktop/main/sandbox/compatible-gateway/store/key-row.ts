/** A virtual key as it is stored: the secret itself is not. */
export interface KeyRow {
  /** SHA-256 of the secret, in hex. */
  readonly token: string;
  /** `sk-...` and the last four characters. */
  readonly key_name: string;
  readonly key_alias: string | null;
  /** USD. */
  readonly spend: number;
  readonly max_budget: number | null;
  /** Public names; empty for all. */
  readonly models: readonly string[];
  readonly user_id: string | null;
  readonly team_id: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly tpm_limit: number | null;
  readonly rpm_limit: number | null;
  readonly max_parallel_requests: number | null;
  readonly budget_duration: string | null;
  readonly blocked: boolean | null;
  readonly expires: Date | null;
  readonly created_at: Date;
  readonly created_by: string;
  readonly updated_at: Date;
  readonly updated_by: string;
}

export type NewKey = Omit<KeyRow, 'spend' | 'blocked' | 'created_at' | 'updated_at' | 'updated_by'>;

/** What LiteLLM shows beside, and this gateway has no use for. */
const UNUSED = {
  soft_budget_cooldown: false,
  aliases: {},
  config: {},
  router_settings: {},
  agent_id: null,
  project_id: null,
  permissions: {},
  tpd_limit: null,
  budget_reset_at: null,
  allowed_cache_controls: [],
  allowed_routes: [],
  key_type: 'default',
  access_group_ids: [],
  model_spend: {},
  model_max_budget: {},
  budget_fallbacks: {},
  budget_id: null,
  object_permission_id: null,
  last_active: null,
  rotation_count: 0,
  auto_rotate: false,
  budget_limits: null,
  litellm_budget_table: null,
  object_permission: null,
};

/** A key as `/key/info`, `/key/list`, `/key/block` and `/key/generate` show it. */
export const shownKey = (row: KeyRow): Readonly<Record<string, unknown>> => ({
  ...UNUSED,
  ...row,
  total_spend: row.spend,
  expires: row.expires?.toISOString() ?? null,
  created_at: row.created_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
});
