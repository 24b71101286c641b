import { type ConformanceCase, same, until, type Wire } from './wire.ts';

const works = async (wire: Wire): Promise<void> =>
  same(await wire.client.echo({ text: 'hello' }), { text: 'hello' });

/** The status that the raw answer to a raw message carries. */
function statusOf(wire: Wire, id: string): unknown {
  for (const heard of wire.heard) {
    if (typeof heard !== 'string') continue;
    const { i, p } = JSON.parse(heard) as { i: string; p?: { s?: number } };
    if (i === id) return p?.s ?? 200;
  }
  return undefined;
}

/** Messages with an id to answer to, and what is wrong with them. */
const WRONG: readonly (readonly [why: string, message: object])[] = [
  ['no path', { p: {} }],
  ['a path that is a number', { p: { u: 5 } }],
  ['another origin', { p: { u: 'http://example.com/echo', b: { json: { text: 'x' } } } }],
  ['a path that climbs', { p: { u: '/../echo', b: { json: { text: 'x' } } } }],
  ['a query', { p: { u: '/echo?data=1', m: 'GET' } }],
  ['no such procedure', { p: { u: '/nothing', b: { json: {} } } }],
  ['a name that every object has', { p: { u: '/constructor', b: { json: {} } } }],
  ['a procedure of the prototype', { p: { u: '/echo/constructor', b: { json: {} } } }],
  ['no body', { p: { u: '/echo' } }],
  ['a body that is text', { p: { u: '/echo', b: 'x' } }],
  ['broken marks in the body', { p: { u: '/echo', b: { json: { text: 'x' }, meta: [[0, 'text']] } } }],
  [
    'marks that reach for the prototype',
    { p: { u: '/echo', b: { json: {}, meta: [[1, '__proto__', 'x']] } } },
  ],
  ['a file', { p: { u: '/echo', b: { json: {}, maps: [['text']], meta: [] } } }],
  ['no payload', {}],
  ['a payload that is a list', { p: [] }],
  ['an item of a stream that the contract does not have', { t: 3, p: { e: 'message', d: 1 } }],
  ['a type that is unknown', { t: 9, p: { u: '/echo' } }],
];

export const malformedCases: readonly ConformanceCase[] = [
  ...WRONG.map(([why, message], index) => ({
    name: `answers a message that is wrong, and goes on: ${why}`,
    run: async (open: () => Promise<Wire>) => {
      const wire = await open();
      const id = `wrong-${index}`;
      wire.sendRaw(JSON.stringify({ i: id, ...message }));
      await until('an answer came', () => statusOf(wire, id) !== undefined);
      const status = statusOf(wire, id) as number;
      if (status < 400) throw new Error(`It was answered as if it were right: ${status}`);
      await works(wire);
    },
  })),
  ...(
    [
      ['no JSON', '{"i":'],
      ['no message', '[]'],
      ['null', 'null'],
      ['no id', '{"p":{"u":"/echo"}}'],
      ['an id of a megabyte', JSON.stringify({ i: 'x'.repeat(1_000_000), p: { u: '/echo' } })],
      ['nesting without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
      ['bytes', new Uint8Array([0, 255, 1, 2])],
    ] as const
  ).map(([what, data]) => ({
    name: `closes on what is no message, and serves the others: ${what}`,
    run: async (open: () => Promise<Wire>) => {
      const [wrong, right] = [await open(), await open()];
      wrong.sendRaw(data);
      await until('it was closed', wrong.isClosed);
      await works(right);
      await works(await open());
    },
  })),
  {
    name: 'closes on a message of more than 16 MB, and serves the others',
    run: async (open) => {
      const [wrong, right] = [await open(), await open()];
      wrong.sendRaw(
        JSON.stringify({ i: '1', p: { u: '/echo', b: { json: { text: 'x'.repeat(17_000_000) } } } }),
      );
      await until('it was closed', wrong.isClosed);
      await works(right);
    },
  },
  {
    name: 'ignores the cancellation of a call that never was',
    run: async (open) => {
      const wire = await open();
      wire.sendRaw(JSON.stringify({ i: 'never', t: 4 }));
      await works(wire);
    },
  },
];
