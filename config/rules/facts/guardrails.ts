const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** `litellm_params.guardrail` of a guardrail; anything with a dot is a class of Python. Source: LiteLLM 1.104.4. */
export const GUARDRAILS = words(`
  agent_365 aim akto alice aporia azure/prompt_shield azure/text_moderations bedrock block_code_execution cato_networks
  cisco_ai_defense compresr conduct crowdstrike_aidr custom_code decision_model deepkeep dynamoai enkryptai generic_guardrail_api
  grayswan guardrails_ai headroom hiddenlayer hide-secrets ibm_guardrails javelin lakera lakera_v2 lasso litellm_content_filter
  llm_as_a_judge mcp_end_user_permission mcp_jwt_signer mcp_security microsoft_purview model_armor noma noma_v2 onyx
  openai_moderation ovalix pangea panw_prisma_airs pillar presidio prompt_security promptguard qostodian_nexus qualifire
  repelloai rubrik semantic_guard singulr straiker tool_permission tool_policy typesafe unified_guardrail vigil_guard
  xecguard zscaler_ai_guard`);

/** `litellm_params.mode`: when a guardrail looks. */
export const GUARDRAIL_MODES = words(`
  pre_call post_call during_call logging_only pre_mcp_call during_mcp_call post_mcp_call realtime_input_transcription`);
