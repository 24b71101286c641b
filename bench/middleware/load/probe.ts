import { scriptOf } from './calls.ts';
import { Client } from './client.ts';
import type { ProbeJob, ProbeResult } from './protocol.ts';

/** Makes one call and answers what came, whatever it was. */
export const probe = ({ call, port }: ProbeJob): Promise<ProbeResult> =>
  new Promise((resolve, reject) => {
    const client = new Client({
      port,
      onAnswer: () => {
        client.close();
        resolve({ status: client.reader.status, body: client.reader.body });
      },
      onFailure: (error) => {
        client.close();
        reject(error);
      },
    });
    client.reader.keepsBody = true;
    client.send(scriptOf(call, { turnsPerSession: 1, sessionId: '' }).next());
  });
