import { describe, expect, it } from 'vitest';
import { readModels, settingsOf } from '../fixtures/deployments.ts';
import { createGroups } from './groups.ts';

const groups = (names: readonly string[], router: object = {}) =>
  createGroups(
    readModels(
      names.map((model_name, index) => ({
        model_name,
        litellm_params: { model: model_name.includes('*') ? 'openai/up-*' : 'openai/up' },
        model_info: { id: `id-${index}` },
      })),
    ),
    settingsOf(router),
  );
const ids = (known: ReturnType<typeof groups>, name: string) => known.serving(name).map(({ id }) => id);

describe('a name', () => {
  it('is served by its own deployments first, then an alias’, one’s by id, a wildcard’s', () => {
    const known = groups(['a', 'a', 'id-0', '*'], { model_group_alias: { nick: 'a' } });
    expect(ids(known, 'a')).toEqual(['id-0', 'id-1']);
    expect(ids(known, 'nick')).toEqual(['id-0', 'id-1']);
    expect(ids(known, 'id-1')).toEqual(['id-1']);
    expect(ids(known, 'id-0')).toEqual(['id-2']);
    expect(ids(known, 'else')).toEqual(['id-3']);
  });

  it('is served by the longest wildcard, which becomes that name', () => {
    const known = groups(['*', 'team/*', 'team/x-*']);
    const [only] = known.serving('team/x-1');
    expect(only).toMatchObject({ id: 'id-2', model: 'openai/up-1', upstreamModel: 'up-1' });
    expect(ids(known, 'team/y')).toEqual(['id-1']);
  });

  it('that nobody has is served by the first default fallback', () => {
    const known = groups(['a', 'b'], { default_fallbacks: ['b', 'a'] });
    expect(ids(known, 'else')).toEqual(['id-1']);
    expect(ids(groups(['a']), 'else')).toEqual([]);
  });

  it('gets as far as the router when it is known or a wildcard is there; a default fallback alone does not do', () => {
    expect(groups(['a']).isKnown('a')).toBe(true);
    expect(groups(['a']).isKnown('else')).toBe(false);
    expect(groups(['a', 'w/*']).isKnown('else')).toBe(true);
  });
});
