import { generatedSchema } from './generated/config-schema.ts';

/**
 * As much of JSON Schema as the generated one uses. An empty value (null) counts as a setting that is not set, so no type says "or null".
 * Where `properties` are given, they are the known keys; `additionalProperties: false` says that LiteLLM reads no others, `true` that it
 * passes others on.
 */
export interface ConfigSchema {
  readonly $schema?: string;
  readonly 'x-litellm-version'?: string;
  readonly type?: SchemaType | readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  readonly required?: readonly string[];
  readonly items?: ConfigSchema;
  readonly additionalProperties?: boolean | ConfigSchema;
  readonly anyOf?: readonly ConfigSchema[];
}

export type SchemaType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** Of config.yaml as the pinned LiteLLM reads it, without descriptions. */
export const configSchema: ConfigSchema = generatedSchema;

/** The LiteLLM that the schema was made from. */
export const SCHEMA_LITELLM_VERSION = generatedSchema['x-litellm-version'] ?? '';
