import { asText } from '../../deployments.ts';
import { needsInternet, providerOf } from '../facts/providers.ts';
import { isInsideNetwork } from '../parts/addresses.ts';
import { quoted } from '../parts/words.ts';
import type { DeploymentRule } from '../rule.ts';

/** Without a way out, only Bedrock and SageMaker answer, and what stands at an address inside. */
export const needsOutboundNetwork: DeploymentRule = {
  name: 'needs-outbound-network',
  needsWhole: false,
  find: ({ model, params }, context) => {
    if (context.hasOutboundNetwork || model === undefined || params['mock_response'] !== undefined) return [];
    const address = params['api_base'] ?? params['base_url'];
    if (address !== undefined && isInsideNetwork(address)) return [];
    const provider = asText(params['custom_llm_provider']) ?? providerOf(model);
    if (provider === undefined || !needsInternet(provider)) return [];
    return [
      {
        severity: 'error',
        path: ['litellm_params', 'model'],
        message: `This gateway has no outbound network, so only Bedrock and SageMaker models can be reached, and this one is served by ${quoted(provider)}`,
      },
    ];
  },
};
