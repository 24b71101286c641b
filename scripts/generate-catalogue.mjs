// Writes config/catalogue/generated/models.ts: the facts of models, from the price map of the pinned LiteLLM.
import { join } from 'node:path';
import { keepGenerated } from './keep-generated.mjs';
import { LITELLM_RELEASED_ON, LITELLM_VERSION, runLitellmPython } from './litellm.mjs';
import { giveUp, root } from './setup.mjs';

const found = JSON.parse(await runLitellmPython(join(root, 'scripts', 'generate', 'catalogue.py')));
if (found.version !== LITELLM_VERSION)
  giveUp(`The catalogue is made from LiteLLM ${LITELLM_VERSION}, here is ${found.version}.`);

/** One row a line: a new version's differences can be read. */
const rows = (list) => list.map((row) => `  ${JSON.stringify(row)},`);

keepGenerated(
  'config/catalogue/generated/models.ts',
  [
    '// Made by scripts/generate-catalogue.mjs; do not edit.',
    "import type { ModelRow, RegionalPrice } from '../rows.ts';",
    '',
    `export const litellmVersion = '${found.version}';`,
    `export const asOf = '${LITELLM_RELEASED_ON}';`,
    `export const abilities: readonly string[] = ${JSON.stringify(found.abilities)};`,
    'export const models: readonly ModelRow[] = [',
    ...rows(found.models),
    '];',
    'export const regionalPrices: readonly RegionalPrice[] = [',
    ...rows(found.regional),
    '];',
    '',
  ].join('\n'),
);
