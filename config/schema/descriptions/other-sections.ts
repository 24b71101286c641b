import type { Descriptions } from '../describe.ts';

export const guardrails: Descriptions = {
  '': 'Checks that calls and answers go through.',
  guardrail_name: 'Name by which clients, keys and deployments ask for it.',
  guardrail_info: 'What clients are told about it.',
  litellm_params: 'Which check, when, and how.',
  'litellm_params.guardrail':
    'Kind of check: bedrock, presidio, lakera_v2, openai_moderation…, or the path of your own class.',
  'litellm_params.mode':
    'When it looks: before the call, beside it (an answer waits for it), after it, or only for what is logged.',
  'litellm_params.default_on': 'Every call goes through it, whether the client asks for it or not.',
  'litellm_params.guardrailIdentifier': 'Id of the guardrail in Amazon Bedrock.',
  'litellm_params.guardrailVersion':
    'Version of the guardrail in Amazon Bedrock, a number in quotes or "DRAFT".',
  'litellm_params.disable_exception_on_block':
    'A blocked call gets the guardrail’s own words as its answer, not an error.',
  'litellm_params.mask_request_content': 'What is found in the question is masked, and the call goes on.',
  'litellm_params.mask_response_content': 'What is found in the answer is masked.',
  'litellm_params.experimental_use_latest_role_message_only':
    'Looks at the last message only, not at the whole conversation.',
  'litellm_params.aws_region_name': "Region of the guardrail, when it is not the gateway's own.",
  'litellm_params.aws_role_name':
    "ARN of a role to take on; otherwise the gateway's own role signs the call.",
  'litellm_params.aws_bedrock_runtime_endpoint': 'Address of Bedrock, such as that of a VPC endpoint.',
  'litellm_params.api_key': 'Key of the service that checks; as os.environ/NAME only.',
  'litellm_params.api_base': 'Address of the service that checks.',
  'litellm_params.pii_entities_config': 'What to do with each kind of personal data: MASK or BLOCK.',
  'litellm_params.presidio_language': 'Language that Presidio expects.',
  'litellm_params.presidio_analyzer_api_base': 'Address of Presidio’s analyzer.',
  'litellm_params.presidio_anonymizer_api_base': 'Address of Presidio’s anonymizer.',
  'litellm_params.output_parse_pii': 'Puts the masked words back into the answer.',
  'litellm_params.category_thresholds': 'How sure Lakera must be, by category, 0 to 1.',
  'litellm_params.blocked_words': 'Words that a content filter blocks or masks.',
  'litellm_params.patterns': 'Patterns that a content filter blocks or masks.',
  'litellm_params.unreachable_fallback':
    'What happens when the check cannot be reached: calls fail, or go on unchecked.',
  'litellm_params.violation_message_template': 'What a client is told whose call was blocked.',
  'litellm_params.timeout': 'Seconds to wait for the check.',
};

export const topLevel: Descriptions = {
  environment_variables: 'Environment variables that LiteLLM sets for itself at start. No place for secrets.',
  include: 'Further files whose sections are added to this one.',
  callback_settings: 'Settings of single callbacks, by their name.',
  credential_list: 'Keys and addresses under a name, for several deployments.',
  'credential_list.credential_name': 'Name that litellm_credential_name asks for.',
  'credential_list.credential_values': 'Keys and addresses; secrets as os.environ/NAME only.',
  'credential_list.credential_info': 'What it is for, in your own words.',
  mcp_servers: 'Tool servers (MCP) that clients reach through the gateway, by name.',
  'mcp_servers.url': 'Address of the server.',
  'mcp_servers.transport': 'How the server is spoken to.',
  'mcp_servers.auth_type': 'How the gateway shows who it is.',
  'mcp_servers.description': 'What the server is for.',
  'mcp_servers.allowed_tools': 'Tools that may be used; all when not set.',
  'mcp_servers.command': 'Program to start, for a server that speaks over stdio.',
  'mcp_servers.args': 'Arguments of that program.',
  'mcp_servers.env': 'Environment of that program.',
  mcp_tools: 'Own tools: functions in Python files beside the config.',
  vector_store_registry: 'Knowledge bases that calls can be answered from.',
  'vector_store_registry.vector_store_name': 'Name by which it is shown.',
  'vector_store_registry.litellm_params.vector_store_id':
    'Id at the provider, such as that of a Bedrock knowledge base.',
  'vector_store_registry.litellm_params.custom_llm_provider': 'Provider of the store, such as bedrock.',
  search_tools: 'Search engines that models may ask.',
  sandbox_tools: 'Services that run code which models write.',
  prompts: 'Prompts with names, kept in files or at a service.',
  'prompts.prompt_id': 'Name that clients ask for.',
  policies: 'Sets of guardrails with names.',
  policy_attachments: 'Which teams, keys and models each policy holds for.',
  files_settings: 'Where uploaded files go, by provider.',
  finetune_settings: 'Where fine-tuning is asked for, by provider.',
  assistant_settings: "Where OpenAI's assistants are asked for.",
  default_vertex_config: "Google Cloud's project, region and credentials for calls that are passed through.",
  agents: 'Agents (A2A) that clients reach through the gateway.',
  agent_list: 'Older name of agents.',
  worker_registry: 'Other gateways that this one looks after (with a LiteLLM licence).',
};
