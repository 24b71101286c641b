import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Where LiteLLM is, and what a TLS session of before was. */
export interface Origin {
  readonly isTls: boolean;
  readonly hostname: string;
  readonly port: number;
  /** The last TLS session, which makes the next handshake shorter. */
  session: Buffer | undefined;
}

export function originOf(url: URL): Origin {
  const isTls = url.protocol === 'https:';
  return {
    isTls,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (isTls ? 443 : 80)),
    session: undefined,
  };
}

/** A model may think for minutes in which nothing is sent; what sits in between must not forget the connection. */
const KEEP_ALIVE_AFTER_MS = 60_000;

/**
 * Begins a connection. It emits `connect`, or with TLS `secureConnect`. That all could read into one memory (`onread`), and only what stays be
 * copied, was tried: it saves as much as the copies cost.
 */
export function openSocket(origin: Origin): Socket {
  const { isTls, hostname: host, port, session } = origin;
  const options = {
    host,
    port,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: KEEP_ALIVE_AFTER_MS,
  };
  if (!isTls) return connect(options);
  const socket = connectTls({
    ...options,
    ALPNProtocols: ['http/1.1'],
    ...(isIP(host) === 0 && { servername: host }),
    ...(session && { session }),
  });
  socket.on('session', (next: Buffer) => (origin.session = next));
  return socket;
}
