import { expect, test } from 'vitest';
import { answerOf, refusedField } from './chat.fixture.ts';
import { invokeHeaders } from './headers.ts';
import { metricHeaders } from './usage.ts';

const GUARDRAIL = {
  'x-amzn-bedrock-guardrailidentifier': 'g1',
  'x-amzn-bedrock-guardrailversion': 'DRAFT',
};

test('a guardrail is carried as Converse carries it', () => {
  const guardrail = { guardrailIdentifier: 'g1', guardrailVersion: 'DRAFT' };
  expect(invokeHeaders(GUARDRAIL)).toEqual({ guardrailConfig: guardrail });
  expect(invokeHeaders({ ...GUARDRAIL, 'x-amzn-bedrock-trace': 'ENABLED_FULL' })).toEqual({
    guardrailConfig: { ...guardrail, trace: 'enabled_full' },
  });
});

test('performance and tier are carried where they are not the default', () => {
  expect(
    invokeHeaders({
      'x-amzn-bedrock-performanceconfig-latency': 'optimized',
      'x-amzn-bedrock-service-tier': 'flex',
    }),
  ).toEqual({ performanceConfig: { latency: 'optimized' }, service_tier: 'flex' });
  expect(
    invokeHeaders({
      'x-amzn-bedrock-performanceconfig-latency': 'standard',
      'x-amzn-bedrock-service-tier': 'default',
      'x-amzn-bedrock-trace': 'DISABLED',
      accept: 'application/json',
    }),
  ).toEqual({});
});

test.each([
  [{ 'x-amzn-bedrock-guardrailidentifier': 'g1' }, 'guardrailVersion'],
  [{ 'x-amzn-bedrock-guardrailversion': '1' }, 'guardrailIdentifier'],
  [{ 'x-amzn-bedrock-trace': 'ENABLED' }, 'guardrailIdentifier'],
  [{ ...GUARDRAIL, 'x-amzn-bedrock-trace': 'enabled' }, 'X-Amzn-Bedrock-Trace'],
  [{ 'x-amzn-bedrock-performanceconfig-latency': 'fast' }, 'X-Amzn-Bedrock-PerformanceConfig-Latency'],
  [{ 'x-amzn-bedrock-service-tier': 'best' }, 'X-Amzn-Bedrock-Service-Tier'],
])('%j is refused, and %s named', (headers, field) => {
  expect(refusedField(() => invokeHeaders(headers))).toBe(field);
});

test('a whole answer’s metrics are headers, those of the cache apart', () => {
  const usage = { prompt_tokens: 100, completion_tokens: 7, prompt_tokens_details: { cached_tokens: 60 } };
  expect(metricHeaders(answerOf({}, 'stop', { usage }), 12.6)).toEqual({
    'x-amzn-bedrock-input-token-count': '40',
    'x-amzn-bedrock-output-token-count': '7',
    'x-amzn-bedrock-invocation-latency': '13',
    'x-amzn-bedrock-cache-read-input-token-count': '60',
    'x-amzn-bedrock-cache-write-input-token-count': '0',
  });
});
