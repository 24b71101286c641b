import { describe, expect, it } from 'vitest';
import { readOktaPolicy } from './policy.ts';
import { readOkta } from './settings.ts';

const FULL = {
  OKTA_MAX_BUDGET: '25.5',
  OKTA_BUDGET_DURATION: '30d',
  OKTA_TPM_LIMIT: '100000',
  OKTA_RPM_LIMIT: '60',
  OKTA_MAX_PARALLEL_REQUESTS: '5',
  OKTA_ALLOWED_MODELS: 'claude, openai/*,,claude',
  OKTA_ALLOWED_TEAMS: 'red,blue',
  OKTA_KEY_DURATION: '3mo',
  OKTA_METADATA_KEYS: 'app',
};
const ISSUER = 'https://dev-12345.okta.com/oauth2/default';

describe('The policy for people with an Okta token', () => {
  it('is read from the settings', () => {
    expect(readOktaPolicy(FULL)).toEqual({
      policy: {
        maxBudgetUsd: 25.5,
        budgetDuration: '30d',
        tpmLimit: 100_000,
        rpmLimit: 60,
        maxParallelRequests: 5,
        allowedModels: ['claude', 'openai/*'],
        allowedTeams: ['red', 'blue'],
        keyDuration: '3mo',
        metadataKeys: ['app'],
      },
    });
  });

  it('opens nothing but harmless metadata when nothing is set', () => {
    const metadataKeys = ['app', 'cost_center', 'environment', 'owner', 'project', 'purpose'];
    expect(readOktaPolicy({ OKTA_MAX_BUDGET: '', OKTA_ALLOWED_TEAMS: ' ' })).toEqual({
      policy: { metadataKeys },
    });
  });

  it.each([
    ['OKTA_MAX_BUDGET', ['0', '-1', '1e9', 'NaN', 'Infinity', '5 USD', '9'.repeat(400)]],
    ['OKTA_BUDGET_DURATION', ['720h', '0d', 'monthly', '30 d']],
    ['OKTA_TPM_LIMIT', ['0', '1.5', '-1', '9007199254740993', 'none']],
    ['OKTA_RPM_LIMIT', ['0']],
    ['OKTA_MAX_PARALLEL_REQUESTS', ['0']],
    ['OKTA_ALLOWED_MODELS', [',', 'a\u0000b']],
    ['OKTA_ALLOWED_TEAMS', [' , ']],
    ['OKTA_KEY_DURATION', ['11y', '0h', '3661d']],
  ])('says in one line what is wrong with %s', (name, texts) => {
    for (const text of texts) {
      const { wrong } = readOktaPolicy({ [name]: text }) as { wrong: string[] };
      expect(wrong).toHaveLength(1);
      expect(wrong[0]).toMatch(new RegExp(`^${name} must be .*, but is "`, 's'));
    }
  });

  it('names each wrong setting', () => {
    const { wrong } = readOktaPolicy({ ...FULL, OKTA_TPM_LIMIT: 'x', OKTA_KEY_DURATION: 'y' }) as {
      wrong: string[];
    };
    expect(wrong.map((line) => line.split(' ')[0])).toEqual(['OKTA_TPM_LIMIT', 'OKTA_KEY_DURATION']);
  });
});

describe('The settings of Okta', () => {
  it('are off without an issuer', () => {
    expect(readOkta({ OKTA_AUDIENCE: 'api://x', OKTA_TPM_LIMIT: 'x' })).toEqual({ okta: undefined });
  });

  it("have Okta's own default audience", () => {
    expect(readOkta({ OKTA_ISSUER: ISSUER })).toMatchObject({
      okta: { issuer: ISSUER, audience: 'api://default' },
    });
    expect(readOkta({ OKTA_ISSUER: ISSUER, OKTA_AUDIENCE: 'api://x' })).toMatchObject({
      okta: { audience: 'api://x' },
    });
  });

  it('take keys over plain http from this machine only', () => {
    for (const issuer of ['http://127.0.0.1:9/oauth2/default', 'http://localhost:9', 'http://[::1]:9']) {
      expect(readOkta({ OKTA_ISSUER: issuer })).toMatchObject({ okta: { issuer } });
    }
    for (const issuer of [
      'http://dev.okta.com',
      'http://127.0.0.1.evil.example',
      'dev.okta.com',
      'ftp://x',
    ]) {
      const { wrong } = readOkta({ OKTA_ISSUER: issuer, OKTA_RPM_LIMIT: '0' }) as { wrong: string[] };
      expect(wrong.map((line) => line.split(' ')[0])).toEqual(['OKTA_ISSUER', 'OKTA_RPM_LIMIT']);
    }
  });
});
