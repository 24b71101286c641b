// Writes config/schema/generated/config-schema.ts from the pinned LiteLLM's own models and code.
import { join } from 'node:path';
import { keepGenerated } from './keep-generated.mjs';
import { LITELLM_VERSION, runLitellmPython } from './litellm.mjs';
import { giveUp, root } from './setup.mjs';

const schema = JSON.parse(await runLitellmPython(join(root, 'scripts', 'generate', 'config_schema.py')));
if (schema['x-litellm-version'] !== LITELLM_VERSION)
  giveUp(`The schema is made from LiteLLM ${LITELLM_VERSION}, here is ${schema['x-litellm-version']}.`);

keepGenerated(
  'config/schema/generated/config-schema.ts',
  [
    '// Made by scripts/generate-config-schema.mjs; do not edit.',
    "import type { ConfigSchema } from '../config-schema.ts';",
    '',
    `export const generatedSchema: ConfigSchema = ${lines(schema)};`,
    '',
  ].join('\n'),
);

/** Each key on a line of its own down to the settings, so that a new version's differences can be read. */
function lines(value, depth = 0) {
  const text = JSON.stringify(value);
  if (text.length < 100 || typeof value !== 'object' || value === null) return text;
  const indent = ' '.repeat(depth + 1);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const parts = Array.isArray(value)
    ? value.map((item) => indent + lines(item, depth + 1))
    : Object.entries(value).map(
        ([key, item]) => `${indent}${JSON.stringify(key)}: ${lines(item, depth + 1)}`,
      );
  return `${open}\n${parts.join(',\n')}\n${' '.repeat(depth)}${close}`;
}
