/** What may stand before the `/` of `litellm_params.model`. Source: `LlmProviders` and the JSON providers of LiteLLM 1.104.4. */
const NAMES = `
  a2a a2a_agent abliteration ai21 ai21_chat aihubmix aiml aiohttp_openai amazon_nova anthropic anthropic_text apertis assemblyai
  auto_router aws_polly aws_textract azure azure_ai azure_speech azure_text baseten bedrock bedrock_mantle black_forest_labs bytez
  cerebras charity_engine chatgpt chutes clarifai cloudflare codestral cognition cohere cohere_chat cometapi compactifai crusoe cursor
  custom custom_openai darkbloom dashscope databricks datarobot deepgram deepinfra deepseek docker_model_runner dotprompt edenai
  elevenlabs empiriolabs empower fal_ai featherless_ai fireworks_ai friendliai galadriel gdc gemini gigachat github github_copilot
  gmi gradient_ai groq helicone heroku hosted_vllm huggingface humanloop hyperbolic inception infinity jina_ai lambda_ai
  langflow langfuse langgraph lemonade libertai litellm_agent litellm_proxy llamafile llamagate lm_studio manus maritalk meta
  meta_llama milvus minimax mistral modelscope mongodb moonshot morph nadir nano-gpt nebius neosantara nlp_cloud novita nscale
  nvidia_nim nvidia_riva oci ollama ollama_chat oobabooga openai openai_like openrouter ovhcloud parasail perplexity petals pg_vector
  pinstripes poe predibase publicai qwen_ai_platform qwencloud ragflow recraft reducto replicate runwayml s3_vectors sagemaker
  sagemaker_chat sagemaker_nova sambanova sap sarvam scaleway scx-ai snowflake soniox stability strands_decider synthetic tencent
  tensormesh text-completion-codestral text-completion-inception text-completion-openai together_ai topaz transcribe triton typesafe
  v0 valkey veniceai vercel_ai_gateway vertex_ai vertex_ai_beta vllm volcengine voyage wandb watsonx watsonx_text xai
  xiaomi_mimo xinference zai`;

export const PROVIDERS: readonly string[] = NAMES.trim().split(/\s+/);
const known = new Set(PROVIDERS);

export const isProvider = (name: string): boolean => known.has(name);

/** Bedrock and SageMaker are reached through VPC endpoints where there is no way out. */
const INSIDE_AWS = new Set(['bedrock', 'bedrock_mantle', 'sagemaker', 'sagemaker_chat', 'sagemaker_nova']);

/** They only choose among other deployments, and call nobody themselves. */
const CALLS_NOBODY = new Set(['auto_router', 'dotprompt', 'litellm_agent']);

export const needsInternet = (provider: string): boolean =>
  !INSIDE_AWS.has(provider) && !CALLS_NOBODY.has(provider);

/** Ids that LiteLLM places without a prefix; only families, so that a new model is not called unknown. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [
    /^(gpt|chatgpt|o[1-9]|text-embedding|text-moderation|omni-moderation|dall-e|whisper|tts|davinci|babbage|codex|computer-use|sora|gpt-image|ft:gpt)\b/,
    'openai',
  ],
  [/^claude\b/, 'anthropic'],
  [/^(command|embed|rerank|c4ai)\b/, 'cohere'],
  [
    /^(gemini|gemma|chat-bison|text-bison|code-bison|imagen|veo|textembedding|multimodalembedding)\b/,
    'vertex_ai',
  ],
  [
    /^((us|eu|apac|ap|au|jp|ca|sa|global|us-gov)\.)?(ai21|amazon|anthropic|cohere|deepseek|luma|meta|mistral|moonshot|nvidia|openai|qwen|stability|twelvelabs|writer|zai|minimax|google)\./,
    'bedrock',
  ],
  [/^(j2|jamba)\b/, 'ai21'],
  [/^sabia\b/, 'maritalk'],
  [/^luminous\b/, 'aleph_alpha'],
  [/^dolphin$/, 'nlp_cloud'],
];

/** The provider that a `litellm_params.model` goes to, as far as its name tells. */
export function providerOf(model: string): string | undefined {
  const slash = model.indexOf('/');
  if (slash > 0) {
    const prefix = model.slice(0, slash);
    return known.has(prefix) ? prefix : undefined;
  }
  return FAMILIES.find(([pattern]) => pattern.test(model))?.[1];
}
