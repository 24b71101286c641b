import { models, regionalPrices } from './generated/models.ts';

/** USD per token, by LiteLLM's own names. */
export interface Price {
  readonly input_cost_per_token: number;
  readonly output_cost_per_token: number;
}

/** The map's own figure again, without the noise of a division. */
const perToken = (usdPerMillion: number): number => Number((usdPerMillion / 1_000_000).toPrecision(12));

const prices = new Map<string, Price>();
function add(model: string, input: number | null, output: number | null): void {
  if (input === null) return;
  prices.set(model, {
    input_cost_per_token: perToken(input),
    output_cost_per_token: perToken(output ?? 0),
  });
}
for (const [model, , , , , input, output] of models) add(model, input, output);
for (const [model, input, output] of regionalPrices) add(model, input, output);

/** `bedrock/converse/…`, `bedrock/us-east-1/…`: the same model, called another way or in one region. */
const AWS_DETOUR =
  /^(bedrock|bedrock_mantle)\/(?:converse|converse_like|invoke|[a-z]{2}(?:-gov)?-[a-z]+-\d)\//;
/** Providers that LiteLLM finds by the name of the model alone. */
const NAMELESS = ['openai', 'anthropic', 'bedrock', 'vertex_ai', 'cohere_chat', 'text-completion-openai'];

/** What a model costs; undefined when LiteLLM's price map has no price by the token for it. @param model as in `litellm_params.model` */
export function priceOf(model: string): Price | undefined {
  const known = prices.get(model) ?? prices.get(model.replace(AWS_DETOUR, '$1/'));
  if (known || model.includes('/')) return known;
  const provider = NAMELESS.find((name) => prices.has(`${name}/${model}`));
  return provider === undefined ? undefined : prices.get(`${provider}/${model}`);
}
