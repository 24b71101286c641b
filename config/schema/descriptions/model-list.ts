import type { Descriptions } from '../describe.ts';

export const modelList: Descriptions = {
  '': 'The deployments. Those with the same model_name share its traffic.',
  model_name: 'The public name that clients ask for. Give two deployments the same one to split its traffic.',
  litellm_params:
    'Where a call goes and what is sent along. Settings that LiteLLM does not know are passed on.',
  'litellm_params.model': 'The provider and its own name of the model, such as bedrock/amazon.nova-pro-v1:0.',
  'litellm_params.weight':
    'Share of the traffic against the other deployments of the name: 3 beside 1 gets three of four calls. Counts under simple-shuffle only.',
  'litellm_params.order': 'Lower numbers are tried first; higher ones only when none of those can answer.',
  'litellm_params.rpm':
    'Requests a minute that this deployment can take; serves as its weight when no weight is set.',
  'litellm_params.tpm':
    'Tokens a minute that this deployment can take; serves as its weight when neither weight nor rpm is set.',
  'litellm_params.itpm': 'Input tokens a minute that this deployment can take.',
  'litellm_params.otpm': 'Output tokens a minute that this deployment can take.',
  'litellm_params.max_parallel_requests':
    'Calls to this deployment at the same time; further ones wait or go elsewhere.',
  'litellm_params.timeout': 'Seconds after which a call is given up.',
  'litellm_params.stream_timeout':
    'Seconds after which a streaming call is given up; otherwise timeout counts.',
  'litellm_params.max_retries':
    "Attempts of the provider's own client after the first, before the router hears of the failure.",
  'litellm_params.num_retries': 'Attempts of the router after the first one failed, for this deployment.',
  'litellm_params.cooldown_time': 'Seconds without traffic after too many failures, for this deployment.',
  'litellm_params.api_key': 'Key of the provider. Write os.environ/NAME: the file itself holds no secrets.',
  'litellm_params.api_base': "Address to call instead of the provider's own.",
  'litellm_params.api_version': "Version of the provider's API, such as 2025-01-01-preview for Azure.",
  'litellm_params.organization': 'Organization at OpenAI on whose account the calls go.',
  'litellm_params.custom_llm_provider': 'Says the provider when the name of the model does not.',
  'litellm_params.litellm_credential_name':
    'Takes key and address from the entry of credential_list with this name.',
  'litellm_params.aws_region_name':
    "AWS region to call Bedrock or SageMaker in, when it is not the gateway's own.",
  'litellm_params.aws_role_name':
    "ARN of a role to take on for the calls; otherwise the gateway's own role signs them.",
  'litellm_params.aws_session_name': 'Name of the session when a role is taken on; it stands in CloudTrail.',
  'litellm_params.aws_external_id': 'External id that the role to take on asks for.',
  'litellm_params.aws_access_key_id': 'Access key for the calls. A role needs none, and is better.',
  'litellm_params.aws_secret_access_key': 'Secret of the access key; as os.environ/NAME only.',
  'litellm_params.aws_session_token': 'Token that belongs to temporary AWS credentials.',
  'litellm_params.aws_profile_name':
    "Profile of the AWS configuration files, where the gateway's container has some.",
  'litellm_params.aws_web_identity_token': 'Token to take on a role with, as a text or as oidc/… reference.',
  'litellm_params.aws_sts_endpoint': 'Address of STS when roles are taken on through a VPC endpoint.',
  'litellm_params.aws_bedrock_runtime_endpoint': 'Address of Bedrock, such as that of a VPC endpoint.',
  'litellm_params.vertex_project': "Google Cloud's project id, for Vertex AI.",
  'litellm_params.vertex_location': "Google Cloud's region, for Vertex AI.",
  'litellm_params.vertex_credentials': "Google Cloud's service account, as JSON or as the path of its file.",
  'litellm_params.tenant_id': 'Tenant in Microsoft Entra, to sign in to Azure without a key.',
  'litellm_params.client_id': 'Application in Microsoft Entra, to sign in to Azure without a key.',
  'litellm_params.client_secret': 'Secret of that application; as os.environ/NAME only.',
  'litellm_params.azure_ad_token': 'Token of Microsoft Entra to call Azure with.',
  'litellm_params.watsonx_region_name': 'Region of IBM watsonx.',
  'litellm_params.temperature': 'How freely the model chooses its words, unless the client says otherwise.',
  'litellm_params.top_p':
    'Chooses among the likeliest words up to this share, unless the client says otherwise.',
  'litellm_params.top_k': 'Chooses among this many of the likeliest words, where the provider knows it.',
  'litellm_params.max_tokens': 'Longest answer in tokens, unless the client says otherwise.',
  'litellm_params.max_completion_tokens':
    'Longest answer in tokens, thinking included, unless the client says otherwise.',
  'litellm_params.reasoning_effort': 'How long a reasoning model thinks: low, medium or high.',
  'litellm_params.thinking': "Anthropic's own way to ask for thinking, with a budget in tokens.",
  'litellm_params.stop': 'Texts at which the answer ends.',
  'litellm_params.seed': 'Asks the provider for the same answer to the same question.',
  'litellm_params.extra_headers': 'Headers that are added to each call.',
  'litellm_params.extra_body': 'Fields that are added to the body of each call.',
  'litellm_params.drop_params':
    'Leaves out what a client sends and the provider does not know, instead of failing.',
  'litellm_params.additional_drop_params': 'Names of further parameters to leave out.',
  'litellm_params.allowed_openai_params':
    "OpenAI's parameters to pass on although LiteLLM thinks that the model does not take them.",
  'litellm_params.tags':
    'With tag filtering, only calls with one of these tags come here; "default" takes those without.',
  'litellm_params.max_budget':
    'Most USD that this deployment may cost in one budget_duration; then it gets no more calls.',
  'litellm_params.budget_duration':
    'How long max_budget lasts before it starts anew: 30s, 30m, 30h, 30d, 1mo.',
  'litellm_params.input_cost_per_token': "USD for one input token, in place of the price map's.",
  'litellm_params.output_cost_per_token': "USD for one output token, in place of the price map's.",
  'litellm_params.input_cost_per_second':
    'USD for one second of a call, for deployments that are paid by time.',
  'litellm_params.cache_read_input_token_cost': "USD for one token read from the provider's prompt cache.",
  'litellm_params.cache_creation_input_token_cost':
    "USD for one token written to the provider's prompt cache.",
  'litellm_params.guardrails': 'Names of guardrails that every call to this deployment goes through.',
  'litellm_params.mock_response': 'Answers with this text and asks no provider.',
  'litellm_params.cache_control_injection_points':
    'Places in the prompt that are marked for the provider to cache.',
  'litellm_params.merge_reasoning_content_in_choices':
    'Puts the thinking into the answer itself, for clients that know no separate field.',
  'litellm_params.use_in_pass_through': "Lets the provider's own API, passed through, use these credentials.",
  'litellm_params.ssl_verify': 'False accepts any certificate; a path names the certificates to trust.',
  'litellm_params.configurable_clientside_auth_params': 'What clients may set themselves, such as api_base.',
  model_info:
    'Facts about the deployment: what it is called, what it costs, what it can do. They do not steer traffic.',
  'model_info.id':
    'Id of the deployment in logs and answers. Without one, LiteLLM makes one of the settings, and it changes with them.',
  'model_info.base_model':
    'Name in the price map, where the deployment is called something else, as on Azure.',
  'model_info.mode': 'What it is called for; decides how a health check asks.',
  'model_info.max_tokens': 'Longest answer in tokens, where the price map does not know the model.',
  'model_info.max_input_tokens': 'Longest prompt in tokens, where the price map does not know the model.',
  'model_info.max_output_tokens': 'Longest answer in tokens, where the price map does not know the model.',
  'model_info.access_groups':
    'Names under which keys and teams may be given this model together with others.',
  'model_info.team_id': 'Only this team may use the deployment.',
  'model_info.supported_environments':
    'Where it is loaded: the value of LITELLM_ENVIRONMENT must be one of these.',
  'model_info.disable_background_health_check':
    'Leaves it out of the health checks in the background, which cost a call each.',
  'model_info.health_check_model': 'Another model to ask in a health check, for wildcard deployments.',
  'model_info.supports_vision': 'It understands images, where the price map does not know the model.',
  'model_info.supports_function_calling': 'It can call tools, where the price map does not know the model.',
};
