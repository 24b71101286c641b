import { configSchema, type ConfigSchema } from './config-schema.ts';
import { describe, type Descriptions } from './describe.ts';
import { generalSettings } from './descriptions/general-settings.ts';
import { litellmSettings } from './descriptions/litellm-settings.ts';
import { modelList } from './descriptions/model-list.ts';
import { guardrails, topLevel } from './descriptions/other-sections.ts';
import { routerSettings } from './descriptions/router-settings.ts';

const within = (section: string, descriptions: Descriptions): Descriptions =>
  Object.fromEntries(
    Object.entries(descriptions).map(([path, words]) => [
      path === '' ? section : `${section}.${path}`,
      words,
    ]),
  );

/** Every description by its dotted path from the top level. */
export const descriptions: Descriptions = {
  ...topLevel,
  ...within('model_list', modelList),
  ...within('router_settings', routerSettings),
  ...within('litellm_settings', litellmSettings),
  ...within('general_settings', generalSettings),
  ...within('guardrails', guardrails),
};

/** The schema for people: completion, hover and forms show its descriptions. */
export const describedSchema: ConfigSchema = describe(configSchema, descriptions);
