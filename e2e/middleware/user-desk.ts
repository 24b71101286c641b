import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MASTER_KEY } from './backends.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What came to LiteLLM, word for word. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly changedBy: string | string[] | undefined;
  readonly body: string;
}

/**
 * LiteLLM's `/user/new`, `/user/info` and a user's own `/key/generate`, which the compatible gateway does not have, before that gateway,
 * which has the keys: answers are as LiteLLM 1.104.4 gave them when they were recorded. All else goes through.
 */
export interface UserDesk {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Begins `seen` anew. */
  forget(): void;
  /** A user as an administrator made it. */
  add(user: Fields & { readonly user_id: string }): void;
  stop(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const refused = (status: number, message: string, type = 'internal_server_error'): Answer => ({
  status,
  body: { error: { message, type, param: null, code: String(status) } },
});

export async function startUserDesk(gatewayUrl: string): Promise<UserDesk> {
  const users = new Map<string, Fields>();
  const seen: Seen[] = [];

  const ask = async (path: string, key: string, body?: Fields): Promise<Answer> => {
    const response = await fetch(gatewayUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const newUser = async (fields: Fields): Promise<Answer> => {
    const { user_id = randomUUID(), user_email = null, user_role = null, teams = null } = fields;
    const id = user_id as string;
    if (users.has(id)) return refused(409, `{'error': 'User with id ${id} already exists'}`);
    users.set(id, { metadata: {}, teams: [], ...fields, user_id: id, user_role });
    const { auto_create_key: isKeyWanted = true, ...rest } = fields;
    const { body } = isKeyWanted
      ? await ask('/key/generate', MASTER_KEY, { ...rest, user_id: id })
      : { body: {} };
    return {
      status: 200,
      body: { ...(body as Fields), user_id: id, user_email, user_role, teams, user_alias: null },
    };
  };
  const ownKey = async (key: string, fields: Fields): Promise<Answer> => {
    const info = await ask('/key/info', key);
    if (info.status !== 200) return info;
    const own = (info.body as { readonly info: Fields }).info['user_id'];
    if ((fields['user_id'] ?? own) !== own)
      return refused(403, 'User can only create keys for themselves.', 'auth_error');
    return ask('/key/generate', MASTER_KEY, { ...fields, user_id: own });
  };
  const answerTo = async (path: string, key: string, body: string): Promise<Answer | undefined> => {
    const { pathname, searchParams } = new URL(path, gatewayUrl);
    const isMaster = key === MASTER_KEY;
    if (pathname === '/key/generate' && !isMaster) return ownKey(key, JSON.parse(body) as Fields);
    if (pathname !== '/user/new' && pathname !== '/user/info') return undefined;
    if (!isMaster)
      return refused(
        401,
        `Authentication Error, Only proxy admin can be used to generate, delete, update info for new keys/users/teams. Route=${pathname}.`,
        'auth_error',
      );
    if (pathname === '/user/new') return newUser(JSON.parse(body) as Fields);
    const id = searchParams.get('user_id') ?? '';
    const user = users.get(id);
    return user
      ? { status: 200, body: { user_id: id, user_info: user, keys: [], teams: [] } }
      : refused(404, `User ${id} not found`);
  };

  const server = createServer((request, response) => {
    void readText(request).then(async (body) => {
      const { method = '', url: path = '', headers } = request;
      const { authorization, 'litellm-changed-by': changedBy } = headers;
      seen.push({ method, path, authorization, changedBy, body });
      const own = await answerTo(path, authorization?.replace(/^Bearer /, '') ?? '', body);
      if (own)
        response.writeHead(own.status, { 'content-type': 'application/json' }).end(JSON.stringify(own.body));
      else passOn(request, response, gatewayUrl, body);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    forget: () => void seen.splice(0),
    add: (user) => void users.set(user.user_id, user),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function passOn(request: IncomingMessage, response: ServerResponse, gatewayUrl: string, body: string): void {
  const { method, headers } = request;
  const onward = send(gatewayUrl + (request.url ?? ''), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.end(body);
}
