import { describe, expect, it } from 'vitest';
import type { CatalogueModel } from '../../../../contract/config.ts';
import { newDeployment, publicNameOf } from './new-deployment.ts';

const model = (provider: string, name: string, regions: string[] = []): CatalogueModel => ({
  model: name,
  provider,
  mode: 'chat',
  maxInputTokens: null,
  maxOutputTokens: null,
  inputUsdPerMillion: null,
  outputUsdPerMillion: null,
  abilities: [],
  regions,
});

describe('a deployment from the catalogue', () => {
  it('takes its key from the environment', () => {
    expect(newDeployment(model('openai', 'openai/gpt-4o'), 'gpt-4o', undefined)).toEqual({
      model_name: 'gpt-4o',
      litellm_params: { model: 'openai/gpt-4o', api_key: 'os.environ/OPENAI_API_KEY' },
    });
  });

  it('names the region of a Bedrock model only where the model is', () => {
    const nova = model('bedrock', 'bedrock/amazon.nova-lite-v1:0', ['us-east-1']);
    expect(newDeployment(nova, 'nova', 'us-east-1').litellm_params).toEqual({
      model: 'bedrock/amazon.nova-lite-v1:0',
      aws_region_name: 'us-east-1',
    });
    expect(newDeployment(nova, 'nova', 'eu-west-1').litellm_params).not.toHaveProperty('aws_region_name');
  });

  it('is asked for by the provider’s own name', () => {
    expect(publicNameOf(model('groq', 'groq/openai/gpt-oss-20b'))).toBe('openai/gpt-oss-20b');
  });
});
