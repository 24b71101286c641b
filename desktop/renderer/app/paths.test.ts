import { describe, expect, it } from 'vitest';
import { pagePath, samePageOf } from './paths.ts';

describe('paths', () => {
  it('writes an id so that it cannot leave its place in the path', () => {
    expect(pagePath('a/b c', 'config')).toBe('/g/a%2Fb%20c/config');
    expect(pagePath('sandbox', 'config', 'publish')).toBe('/g/sandbox/config/publish');
  });

  it('stays on the page when the gateway is switched, without what belongs to the old one', () => {
    expect(samePageOf('prod', '/g/sandbox/config/publish')).toBe('/g/prod/config');
    expect(samePageOf('prod', '/gateways')).toBe('/g/prod/gateways');
    expect(samePageOf('prod', '/g/sandbox/sandbox')).toBe('/g/prod/gateways');
    expect(samePageOf('sandbox', '/g/sandbox/sandbox')).toBe('/g/sandbox/sandbox');
    expect(samePageOf('prod', '/g/sandbox/nonsense')).toBe('/g/prod/gateways');
  });
});
