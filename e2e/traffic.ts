import OpenAI from 'openai';

/** Where a client finds a gateway. */
export interface ClientConnection {
  /** Without `/v1`. */
  readonly url: string;
  readonly key: string;
}

const AT_ONCE = 8;

/** Chat calls of an ordinary OpenAI client, a few at a time; answers how many came back with a text. A refused call throws. */
export async function sendTraffic(
  { url, key }: ClientConnection,
  model: string,
  count: number,
): Promise<number> {
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0 });
  let left = count;
  let answered = 0;
  const ask = async (): Promise<void> => {
    while (left > 0) {
      const number = left;
      left -= 1;
      const { choices } = await client.chat.completions.create({
        model,
        max_completion_tokens: 8,
        messages: [{ role: 'user', content: `Call ${number}` }],
      });
      if (choices[0]?.message.content) answered += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return answered;
}
