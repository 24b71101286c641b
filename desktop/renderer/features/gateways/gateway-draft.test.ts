import { describe, expect, it } from 'vitest';
import { type GatewayDraft, NEW_GATEWAY, draftErrors, draftOf, parseDraft } from './gateway-draft.ts';

const draft: GatewayDraft = { ...NEW_GATEWAY, name: 'prod-eu', region: 'eu-west-1' };

describe('the gateway form', () => {
  it('names each field that is wrong and what would be right', () => {
    const errors = draftErrors({ ...draft, name: ' ', region: 'Ireland', endpointUrl: 'localhost:4566' }, []);
    expect(errors).toEqual({
      name: 'Give the gateway a name.',
      region: 'A region looks like "eu-west-1".',
      endpointUrl: 'An endpoint looks like "http://localhost:4566".',
    });
  });

  it('refuses a name that another gateway has, whatever its case', () => {
    expect(draftErrors(draft, ['Prod-EU'])).toEqual({ name: 'Another gateway has this name.' });
    expect(draftErrors(draft, ['prod-us'])).toEqual({});
  });

  it('leaves out what was left empty, and gives back what it was made from', () => {
    const settings = parseDraft({ ...draft, profile: ' ', endpointUrl: ' ' });
    expect(settings).toEqual({
      name: 'prod-eu',
      color: 'blue',
      region: 'eu-west-1',
      stackName: 'litellm-stack',
      isReadOnly: false,
    });
    expect(parseDraft(draftOf({ kind: 'aws', id: '1', ...settings }))).toEqual(settings);
  });
});
