import { asRecord } from '../../deployments.ts';
import { CALLBACK_ENVIRONMENT } from '../facts/callbacks.ts';
import { listed } from '../parts/words.ts';
import type { Finding, Rule, Subject } from '../rule.ts';
import { type Entry, entriesOf } from '../parts/callback-entries.ts';

export const callbackSettings: Rule = {
  name: 'callback-settings',
  needsWhole: true,
  find: (subject) => [
    ...withoutBucket(subject),
    ...entriesOf(subject.litellm).flatMap((entry) => withoutEnvironment(entry, subject)),
  ],
};

function withoutBucket({ litellm }: Subject): readonly Finding[] {
  const user = entriesOf(litellm).find(
    ({ name, list }) => /^s3(_v2)?$/.test(name) && list !== 'service_callback',
  );
  const params = litellm['s3_callback_params'];
  if (user === undefined || asRecord(params)['s3_bucket_name']) return [];
  return [
    {
      severity: 'warning',
      path: params === undefined ? user.path : ['litellm_settings', 's3_callback_params'],
      ...(params !== undefined && { at: 'key' as const }),
      message:
        'Nothing says which bucket the request logs go to: set litellm_settings.s3_callback_params.s3_bucket_name',
    },
  ];
}

function withoutEnvironment({ name, path }: Entry, { context, root }: Subject): readonly Finding[] {
  if (context.environmentNames === null) return [];
  const provided = new Set([
    ...context.environmentNames,
    ...Object.keys(asRecord(root['environment_variables'])),
  ]);
  const missing = (CALLBACK_ENVIRONMENT[name] ?? []).filter((wanted) => !provided.has(wanted));
  if (missing.length === 0) return [];
  return [
    {
      severity: 'warning',
      path,
      message: `This callback sends nothing until the gateway is provided with ${listed(missing)}`,
    },
  ];
}
