const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Names that `litellm_settings.callbacks` takes; any other is read as a module of Python. Source: LiteLLM 1.104.4. */
export const CALLBACKS = words(`
  agentops anthropic_cache_control_hook argilla arize arize_phoenix aws_sqs azure_content_safety azure_sentinel azure_storage
  banned_keywords batch_redis_requests bitbucket blocked_user_check braintrust cloudzero code_interpreter_interception
  compression_interception datadog datadog_cost_management datadog_llm_observability datadog_metrics deepeval detect_prompt_injection
  dotprompt dynamic_rate_limiter dynamic_rate_limiter_v3 focus galileo gcs_bucket gcs_pubsub generic_api gitlab
  google_text_moderation hide_secrets humanloop lago lakera_prompt_injection langfuse langfuse_otel langsmith langtrace levo
  literalai litellm_agent llamaguard_moderations llmguard_moderations logfire mavvrik mlflow newrelic openai_moderations openmeter
  opik otel aporia_prompt_injection pagerduty pointfive posthog presidio prometheus qualifire_eval ramp resend_email rubrik s3_v2
  sample_callback sendgrid_email smtp_email sumologic vantage vector_store_pre_call_hook weave_otel websearch_interception`);

/** Names that `success_callback` and `failure_callback` take besides; an unknown one is ignored. */
export const LOGGERS = [
  ...CALLBACKS,
  ...words(
    'athina dynamodb email greenscale helicone lunary promptlayer s3 sentry slack supabase traceloop wandb webhook',
  ),
];

/** `service_callback` knows these, and ignores all others. */
export const SERVICE_CALLBACKS = ['prometheus_system', 'datadog', 'otel'];

/** What a callback reads from its environment; without it, it sends nothing. */
export const CALLBACK_ENVIRONMENT: Readonly<Record<string, readonly string[]>> = {
  langfuse: ['LANGFUSE_PUBLIC_KEY', 'LANGFUSE_SECRET_KEY'],
  langfuse_otel: ['LANGFUSE_PUBLIC_KEY', 'LANGFUSE_SECRET_KEY'],
  langsmith: ['LANGSMITH_API_KEY'],
  datadog: ['DD_API_KEY', 'DD_SITE'],
  datadog_llm_observability: ['DD_API_KEY', 'DD_SITE'],
  sentry: ['SENTRY_DSN'],
  helicone: ['HELICONE_API_KEY'],
  lunary: ['LUNARY_PUBLIC_KEY'],
  braintrust: ['BRAINTRUST_API_KEY'],
  posthog: ['POSTHOG_API_KEY'],
  openmeter: ['OPENMETER_API_KEY'],
  wandb: ['WANDB_API_KEY'],
};
