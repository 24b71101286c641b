import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose';

export type IssuerAlgorithm = 'RS256' | 'PS256' | 'ES256';
export type IssuerFailure = 'error' | 'hang' | 'garbage' | 'elsewhere';

export interface MintOptions {
  readonly alg?: IssuerAlgorithm;
  /** The header's; the key's own when absent. */
  readonly kid?: string;
}

/** An OIDC issuer as Okta is one, with real keys, on this machine. */
export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
  /** How often each of its addresses was asked. */
  readonly asked: { discovery: number; keys: number };
  /** A good token of "ada@example.com" for an hour, but for the claims given; `undefined` takes one away. */
  mint(claims?: Readonly<Record<string, unknown>>, options?: MintOptions): Promise<string>;
  /** New keys; tokens of before are good no more once nobody has the old ones in memory. */
  rotate(): Promise<void>;
  /** Its keys at another address from now on, as its discovery document says; nothing at the old one. */
  moveKeys(): void;
  /** How it fails from now on; nothing for not at all. `elsewhere`: the discovery document of another issuer. */
  fail(failures: { readonly discovery?: IssuerFailure; readonly keys?: IssuerFailure }): void;
  /** The public key as PEM, as everybody can have it. */
  publicPem(): Promise<string>;
  stop(): Promise<void>;
}

interface SigningKey {
  readonly kid: string;
  readonly alg: IssuerAlgorithm;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

const ALGORITHMS: readonly IssuerAlgorithm[] = ['RS256', 'PS256', 'ES256'];

/** Starts an issuer on a free port; its keys at Okta's own address (`/v1/keys`). */
export async function startIssuer({ audience = 'api://default' } = {}): Promise<Issuer> {
  let generation = 0;
  const newKeys = async (): Promise<readonly SigningKey[]> => {
    generation += 1;
    return Promise.all(
      ALGORITHMS.map(async (alg) => ({
        kid: `${alg}-${generation}`,
        alg,
        ...(await generateKeyPair(alg, { extractable: true })),
      })),
    );
  };
  let keys = await newKeys();
  let failures: Parameters<Issuer['fail']>[0] = {};
  let keysPath = '/oauth2/default/v1/keys';
  const asked = { discovery: 0, keys: 0 };

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/oauth2/default/.well-known/openid-configuration') {
      asked.discovery += 1;
      const document = { issuer, jwks_uri: new URL(keysPath, issuer).href };
      answer(response, failures.discovery, () => Promise.resolve(document));
    } else if (path === keysPath) {
      asked.keys += 1;
      answer(response, failures.keys, () => keySetOf(keys));
    } else {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oauth2/default`;

  const keyFor = (alg: IssuerAlgorithm): SigningKey => {
    const key = keys.find((one) => one.alg === alg);
    if (key === undefined) throw new Error(`No key for ${alg}.`);
    return key;
  };
  return {
    issuer,
    audience,
    asked,
    mint: async (claims = {}, { alg = 'RS256', kid } = {}) => {
      const nowS = Math.floor(Date.now() / 1000);
      const key = keyFor(alg);
      const known = { iss: issuer, aud: audience, sub: 'ada@example.com', iat: nowS, exp: nowS + 3600 };
      return new SignJWT({ ...known, ...claims })
        .setProtectedHeader({ alg, kid: kid ?? key.kid })
        .sign(key.privateKey);
    },
    rotate: async () => {
      keys = await newKeys();
    },
    moveKeys: () => {
      keysPath = '/oauth2/default/v2/keys';
    },
    fail: (next) => {
      failures = next;
    },
    publicPem: () => exportSPKI(keyFor('RS256').publicKey),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(
  response: ServerResponse,
  failure: IssuerFailure | undefined,
  document: () => Promise<object>,
): void {
  if (failure === 'hang') return;
  if (failure === 'error') response.writeHead(500).end('no');
  else if (failure === 'garbage') response.end('<html>Sign in</html>');
  else if (failure === 'elsewhere') {
    response.end(
      JSON.stringify({ issuer: 'http://127.0.0.1:9', jwks_uri: 'http://127.0.0.1:9/keys', keys: {} }),
    );
  } else void document().then((json) => response.end(JSON.stringify(json)));
}

async function keySetOf(keys: readonly SigningKey[]): Promise<JSONWebKeySet> {
  const known = await Promise.all(
    keys.map(async ({ kid, alg, publicKey }) => ({ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' })),
  );
  return { keys: known };
}
