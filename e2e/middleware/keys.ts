import { MASTER_KEY } from './backends.ts';

async function asMaster(
  litellmUrl: string,
  path: string,
  body: object,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(litellmUrl + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${MASTER_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** A new key of the gateway itself. */
export const newKey = async (litellmUrl: string, fields: object = {}): Promise<string> =>
  (await asMaster(litellmUrl, '/key/generate', fields))['key'] as string;

export async function blockKey(litellmUrl: string, key: string): Promise<void> {
  await asMaster(litellmUrl, '/key/block', { key });
}
