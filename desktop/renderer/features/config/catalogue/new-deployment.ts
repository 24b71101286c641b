import type { CatalogueModel } from '../../../../contract/config.ts';
import type { NewDeployment } from '../../../../../config/edits/model-list.ts';

/** Names of the environment variables that LiteLLM's providers read their keys from. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  gemini: 'GEMINI_API_KEY',
  groq: 'GROQ_API_KEY',
  mistral: 'MISTRAL_API_KEY',
  cohere: 'COHERE_API_KEY',
  cohere_chat: 'COHERE_API_KEY',
  deepseek: 'DEEPSEEK_API_KEY',
  xai: 'XAI_API_KEY',
  perplexity: 'PERPLEXITYAI_API_KEY',
  together_ai: 'TOGETHERAI_API_KEY',
  fireworks_ai: 'FIREWORKS_AI_API_KEY',
  openrouter: 'OPENROUTER_API_KEY',
  azure: 'AZURE_API_KEY',
  azure_ai: 'AZURE_AI_API_KEY',
  databricks: 'DATABRICKS_API_KEY',
};

/** Without the provider in front: what clients most often ask for. */
export const publicNameOf = ({ model }: CatalogueModel): string => {
  const cut = model.indexOf('/');
  return cut < 0 ? model : model.slice(cut + 1);
};

/** A deployment of a model of the catalogue under a public name; keys come from the gateway's environment, never in clear text. */
export function newDeployment(
  found: CatalogueModel,
  modelName: string,
  region: string | undefined,
): NewDeployment {
  const isAws = /^(bedrock|sagemaker)/.test(found.provider);
  const keyName = KEY_NAMES[found.provider];
  return {
    model_name: modelName,
    litellm_params: {
      model: found.model,
      ...(isAws && region !== undefined && found.regions.includes(region) && { aws_region_name: region }),
      ...(!isAws && keyName !== undefined && { api_key: `os.environ/${keyName}` }),
    },
  };
}
