const REGIONS = ['us-east-1', 'us-west-2', 'eu-central-1', 'eu-west-1'];

/** One of two deployments of a public name, with a comment of its owner. */
const deployment = (index: number): string => `
  # owned by team ${index % 17}
  - model_name: model-${index >> 1}
    litellm_params:
      model: bedrock/anthropic.claude-3-5-sonnet-20241022-v2:0
      aws_region_name: ${REGIONS[index % REGIONS.length]}
      weight: ${index % 2 === 0 ? 60 : 40}
      rpm: ${100 + (index % 900)}
    model_info:
      id: deployment-${index}`;

/** A config.yaml of so many deployments, two to a public name, with the settings that a gateway has. */
export const largeConfig = (deployments: number): string => `# made for measuring
model_list:${Array.from({ length: deployments }, (_, index) => deployment(index)).join('\n')}

litellm_settings:
  drop_params: true
  cache: true
  cache_params: { type: redis, host: os.environ/REDIS_HOST, port: os.environ/REDIS_PORT }

router_settings:
  routing_strategy: simple-shuffle
  num_retries: 2
  fallbacks:
    - model-0: [model-1, model-2]
    - model-3: [model-4]

general_settings:
  master_key: os.environ/LITELLM_MASTER_KEY
  database_url: os.environ/DATABASE_URL
`;

/** The text in the middle of being typed in: the `rpm` of a deployment in the middle has gained digits. */
export function typed(text: string, deployments: number, run: number): string {
  const item = text.indexOf(`id: deployment-${deployments >> 1}\n`);
  const start = text.lastIndexOf('rpm: ', item) + 'rpm: '.length;
  return `${text.slice(0, start)}${1000 + (run % 9000)}${text.slice(text.indexOf('\n', start))}`;
}
