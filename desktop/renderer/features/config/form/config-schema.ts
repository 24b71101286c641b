import { describedSchema } from '../../../../../config/schema/described-schema.ts';

/** What LiteLLM reads of a config.yaml, each setting with our words: for the form's controls, and for completion and hover in the YAML. */
export const configSchema = describedSchema;
