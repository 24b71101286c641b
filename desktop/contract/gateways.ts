import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';

/** The gateway that Gatehouse itself runs on this machine; always in the list, cannot be removed. */
export const SANDBOX_GATEWAY_ID = 'sandbox';

export const GATEWAY_COLORS = [
  'teal',
  'blue',
  'violet',
  'pink',
  'red',
  'orange',
  'yellow',
  'lime',
  'gray',
] as const;

export const gatewaySettings = z.object({
  name: z.string().trim().min(1, 'Give the gateway a name.').max(60, 'Use at most 60 characters.'),
  color: z.enum(GATEWAY_COLORS),
  /** AWS profile or SSO session of ~/.aws; none means the default chain. */
  profile: z.string().trim().max(128).optional(),
  region: z
    .string()
    .trim()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'A region looks like "eu-west-1".'),
  stackName: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
      'A stack name starts with a letter and has letters, digits and hyphens.',
    ),
  isReadOnly: z.boolean(),
  /** For emulators and private partitions. */
  endpointUrl: z
    .url({ protocol: /^https?$/, error: 'An endpoint looks like "http://localhost:4566".' })
    .optional(),
});
export type GatewaySettings = z.infer<typeof gatewaySettings>;

export const gateway = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sandbox'),
    id: z.literal(SANDBOX_GATEWAY_ID),
    name: z.string(),
    color: z.enum(GATEWAY_COLORS),
    isReadOnly: z.boolean(),
  }),
  gatewaySettings.extend({ kind: z.literal('aws'), id: z.string() }),
]);
export type Gateway = z.infer<typeof gateway>;

export const gateways = {
  list: procedure.output(z.array(gateway)),
  /** The whole list, at once and after each change. */
  watch: procedure.output(eventIterator(z.array(gateway))),
  create: procedure.input(gatewaySettings).output(gateway),
  update: procedure.input(z.object({ id: z.string(), settings: gatewaySettings })).output(gateway),
  remove: procedure.input(z.object({ id: z.string() })),
};
