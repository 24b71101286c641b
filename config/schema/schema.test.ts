import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../document.ts';
import { configSchema, type ConfigSchema, SCHEMA_LITELLM_VERSION } from './config-schema.ts';
import { describedSchema, descriptions } from './described-schema.ts';
import { describe as describeSettings } from './describe.ts';
import { documentIssues, outlineIssues, schemaIssues } from './validate.ts';

const folder = new URL('examples/', import.meta.url);
const examples = readdirSync(folder).map(
  (name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const,
);
const pinned = readFileSync(new URL('../../scripts/litellm-constraints.txt', import.meta.url), 'utf8');
const shipped = readFileSync(new URL('../default-config.yaml', import.meta.url), 'utf8');

const short = (issues: ReturnType<typeof schemaIssues>) =>
  issues.map(({ path, kind }) => [path.join('.'), kind]);

describe('the schema of config.yaml', () => {
  it('comes from the LiteLLM that is pinned', () => {
    expect(pinned.split('\n')).toContain(`litellm==${SCHEMA_LITELLM_VERSION}`);
  });

  it('is a JSON Schema that another validator compiles', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
    ajv.addKeyword('x-litellm-version');
    expect(ajv.validateSchema(configSchema as object)).toBe(true);
    expect(() => ajv.compile(configSchema as object)).not.toThrow();
  });

  it.each([...examples, ['default-config.yaml', shipped] as const])('accepts %s', (_, text) => {
    const { value, problems } = parseConfig(text);
    expect(problems).toEqual([]);
    expect(documentIssues(value).filter(({ kind }) => kind !== 'unlisted-key')).toEqual([]);
  });

  it('agrees with another validator about plain mistakes', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(configSchema as object);
    for (const mistake of [
      { router_settings: { num_retries: 'three' } },
      { router_settings: { routing_strategy: 'fastest' } },
      { litellm_settings: { drop_parms: true } },
      { model_list: [{ model_name: 'a' }] },
      { guardrails: [{ guardrail_name: 'a', litellm_params: { guardrail: 'bedrock', mode: ['before'] } }] },
    ]) {
      expect(validate(mistake)).toBe(false);
      expect(documentIssues(mistake)).not.toEqual([]);
    }
  });
});

describe('the issues of a deployment', () => {
  const ok = { model_name: 'a', litellm_params: { model: 'openai/a' } };

  it('are none for what LiteLLM takes', () => {
    expect(schemaIssues('deployment', ok)).toEqual([]);
    const params = {
      ...ok.litellm_params,
      rpm: 'os.environ/RPM',
      timeout: '30',
      stop: ['a'],
      weight: 0.5,
      api_key: null,
    };
    expect(schemaIssues('deployment', { ...ok, litellm_params: params })).toEqual([]);
  });

  it('name what is missing, at the mapping that lacks it', () => {
    expect(schemaIssues('deployment', { model_name: 'a', litellm_params: {} })).toEqual([
      {
        path: ['litellm_params'],
        kind: 'missing-key',
        message: expect.stringContaining('"model"') as string,
      },
    ]);
    expect(short(schemaIssues('deployment', { model_name: 'a', litellm_params: null }))).toEqual([
      ['', 'missing-key'],
    ]);
  });

  it('tell a key that LiteLLM drops from one that it passes on, and say what is known', () => {
    const [dropped, passed] = schemaIssues('deployment', {
      rpm: 3,
      ...ok,
      litellm_params: { ...ok.litellm_params, tempratur: 1 },
    });
    expect(dropped).toMatchObject({
      path: ['rpm'],
      kind: 'unknown-key',
      known: expect.arrayContaining(['litellm_params']) as string[],
    });
    expect(passed).toMatchObject({
      path: ['litellm_params', 'tempratur'],
      kind: 'unlisted-key',
      known: expect.arrayContaining(['temperature', 'weight', 'aws_region_name']) as string[],
    });
  });

  it('offer the value without its quotes, or with them', () => {
    const params = {
      ...ok.litellm_params,
      rpm: '100',
      use_litellm_proxy: 'True',
      api_version: new Date('2025-01-01'),
    };
    const issues = schemaIssues('deployment', { model_name: 4, litellm_params: params });
    expect(issues.map(({ kind, message, suggestion }) => [kind, message, suggestion])).toEqual([
      ['wrong-type', 'Here stands text; unquoted, YAML reads a number: 4', '4'],
      ['quoted-value', 'Here stands a whole number, without quotes: "100"', 100],
      ['quoted-value', 'Here stands true or false, without quotes: "True"', true],
      ['wrong-type', 'Here stands text; unquoted, YAML reads a date', '2025-01-01'],
    ]);
  });

  it('are none for a number as an id, which LiteLLM turns into text', () => {
    expect(schemaIssues('deployment', { ...ok, model_info: { id: 7 } })).toEqual([]);
  });

  it('survive names that every object has', () => {
    expect(short(schemaIssues('deployment', { ...ok, constructor: 1 }))).toEqual([
      ['constructor', 'unknown-key'],
    ]);
    expect(schemaIssues('toString', { a: 1 })).toEqual([]);
  });
});

describe('the issues of other sections', () => {
  it('say which values are taken', () => {
    const [issue] = schemaIssues('router_settings', { routing_strategy: 'simple-shufle' });
    expect(issue).toMatchObject({ path: ['routing_strategy'], kind: 'not-allowed-value' });
    expect(issue?.known).toContain('simple-shuffle');
    expect(schemaIssues('router_settings', { routing_strategy: 'os.environ/STRATEGY' })).toEqual([]);
  });

  it('ask for quotes where LiteLLM would not start without', () => {
    const params = { guardrail: 'bedrock', mode: 'pre_call', guardrailVersion: 1 };
    expect(schemaIssues('guardrail', { guardrail_name: 'g', litellm_params: params })).toMatchObject([
      { path: ['litellm_params', 'guardrailVersion'], kind: 'wrong-type', suggestion: '1' },
    ]);
  });

  it('speak of the variant that was meant', () => {
    const guard = (mode: unknown) => ({
      guardrail_name: 'g',
      litellm_params: { guardrail: 'bedrock', mode },
    });
    expect(short(schemaIssues('guardrail', guard('durin_call')))).toEqual([
      ['litellm_params.mode', 'not-allowed-value'],
    ]);
    expect(short(schemaIssues('guardrail', guard(['pre_call', 'x'])))).toEqual([
      ['litellm_params.mode.1', 'not-allowed-value'],
    ]);
    expect(schemaIssues('guardrail', guard(3))[0]?.message).toBe(
      'Here stands text, or a list of texts, or a mapping; unquoted, YAML reads a number: 3',
    );
  });

  it('at the top level alone look into no section', () => {
    const value = {
      model_list: {},
      routr_settings: {},
      litellm_settings: { nonsense: 1 },
      general_settings: null,
    };
    expect(short(outlineIssues(value))).toEqual([
      ['model_list', 'wrong-type'],
      ['routr_settings', 'unknown-key'],
    ]);
    expect(short(outlineIssues(['a']))).toEqual([['', 'wrong-type']]);
    expect(outlineIssues(null)).toEqual([]);
  });
});

const settingsOf = (section: string): readonly string[] =>
  Object.keys(configSchema.properties?.[section]?.properties ?? {});

describe('the descriptions', () => {
  it('say something of every setting of the router', () => {
    expect(settingsOf('router_settings').filter((key) => !descriptions[`router_settings.${key}`])).toEqual(
      [],
    );
  });

  it('are one or two short sentences each', () => {
    for (const words of Object.values(descriptions)) expect(words).toMatch(/^[A-Z][^\n]{8,180}[.…]$/);
  });

  it('refuse a setting that LiteLLM does not have', () => {
    expect(() => describeSettings(configSchema, { 'router_settings.nonsense': 'No.' })).toThrow(
      '"router_settings.nonsense"',
    );
    expect(() => describeSettings(configSchema, { 'include.nonsense': 'No.' })).toThrow('"include"');
  });

  it('stand in the schema, and change nothing else of it', () => {
    expect(describedSchema.properties?.['model_list']?.items?.properties?.['model_name']?.description).toBe(
      descriptions['model_list.model_name'],
    );
    expect(bare(describedSchema)).toEqual(configSchema);
  });
});

function bare(schema: ConfigSchema): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  );
}
