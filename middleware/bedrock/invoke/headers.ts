import type { IncomingHttpHeaders } from 'node:http';
import type { ChatBody } from '../../chat/chat.ts';
import { invalid } from '../../refusal.ts';
import { readPerformance, readServiceTier } from '../converse/options.ts';

const TRACES: Readonly<Record<string, string>> = {
  ENABLED: 'enabled',
  DISABLED: 'disabled',
  ENABLED_FULL: 'enabled_full',
};

/**
 * What InvokeModel carries in headers and Converse in its body: guardrail, performance configuration and service tier, as chat fields.
 * @throws Refusal `invalid` as Bedrock has it: a guardrail without its version, a version or a trace without a guardrail
 */
export function invokeHeaders(headers: IncomingHttpHeaders): Partial<ChatBody> {
  const latency = oneOfHeader(headers, 'X-Amzn-Bedrock-PerformanceConfig-Latency', ['standard', 'optimized']);
  const tier = oneOfHeader(headers, 'X-Amzn-Bedrock-Service-Tier', [
    'priority',
    'default',
    'flex',
    'reserved',
  ]);
  return {
    ...guardrailConfigOf(headers),
    ...(latency !== undefined && readPerformance({ latency })),
    ...(tier !== undefined && readServiceTier({ type: tier })),
  };
}

function guardrailConfigOf(headers: IncomingHttpHeaders): Partial<ChatBody> {
  const identifier = headerOf(headers, 'X-Amzn-Bedrock-GuardrailIdentifier');
  const version = headerOf(headers, 'X-Amzn-Bedrock-GuardrailVersion');
  const trace = TRACES[oneOfHeader(headers, 'X-Amzn-Bedrock-Trace', Object.keys(TRACES)) ?? ''];
  if (identifier === undefined) {
    if (version !== undefined || (trace !== undefined && trace !== 'disabled'))
      throw invalid(
        'guardrailIdentifier',
        'guardrailIdentifier is missing: guardrailVersion and trace go with a guardrail only.',
      );
    return {};
  }
  if (version === undefined)
    throw invalid(
      'guardrailVersion',
      'guardrailVersion is missing: name the version of the guardrail, or DRAFT.',
    );
  return {
    guardrailConfig: {
      guardrailIdentifier: identifier,
      guardrailVersion: version,
      ...(trace !== undefined && { trace }),
    },
  };
}

function oneOfHeader(
  headers: IncomingHttpHeaders,
  name: string,
  words: readonly string[],
): string | undefined {
  const value = headerOf(headers, name);
  if (value !== undefined && !words.includes(value))
    throw invalid(name, `${name} must be one of ${words.join(', ')}.`);
  return value;
}

/** Sent empty is not sent. */
function headerOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
