import { type Gateway, type GatewaySettings, gatewaySettings } from '../../../contract/gateways.ts';

export type AwsGateway = Extract<Gateway, { kind: 'aws' }>;

/** The form's fields as they are typed: what is optional is an empty text. */
export interface GatewayDraft {
  readonly name: string;
  readonly color: GatewaySettings['color'];
  readonly profile: string;
  readonly region: string;
  readonly stackName: string;
  readonly endpointUrl: string;
  readonly isReadOnly: boolean;
}

/** The stack name is what Gatehouse deploys under unless told otherwise. */
export const NEW_GATEWAY: GatewayDraft = {
  name: '',
  color: 'blue',
  profile: '',
  region: '',
  stackName: 'litellm-stack',
  endpointUrl: '',
  isReadOnly: false,
};

export const draftOf = (gateway: AwsGateway): GatewayDraft => ({
  name: gateway.name,
  color: gateway.color,
  profile: gateway.profile ?? '',
  region: gateway.region,
  stackName: gateway.stackName,
  endpointUrl: gateway.endpointUrl ?? '',
  isReadOnly: gateway.isReadOnly,
});

/** The same settings as the contract takes them; not checked. */
function settingsOf({ profile, endpointUrl, ...rest }: GatewayDraft): GatewaySettings {
  return {
    ...rest,
    ...(profile.trim() !== '' && { profile }),
    ...(endpointUrl.trim() !== '' && { endpointUrl: endpointUrl.trim() }),
  };
}

/** What is wrong, by field; an empty object when nothing is. The name has to be one that no other gateway has. */
export function draftErrors(draft: GatewayDraft, otherNames: readonly string[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of gatewaySettings.safeParse(settingsOf(draft)).error?.issues ?? []) {
    errors[path.join('.')] ??= message;
  }
  const wanted = draft.name.trim().toLowerCase();
  if (errors['name'] === undefined && otherNames.some((name) => name.toLowerCase() === wanted)) {
    errors['name'] = 'Another gateway has this name.';
  }
  return errors;
}

/** @throws when the draft has errors */
export const parseDraft = (draft: GatewayDraft): GatewaySettings => gatewaySettings.parse(settingsOf(draft));
