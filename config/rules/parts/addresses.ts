const PRIVATE_HOST =
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?(::1|f[cd]))|\.(internal|local|localdomain|lan|svc|cluster\.local)$/i;

/** The host of a URL, or undefined for anything else. */
export function hostOf(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(address)?.[1];
}

/** A host that is surely not on the internet: a private address, or a name without a dot. */
export function isPrivateHost(host: string): boolean {
  return PRIVATE_HOST.test(host) || !host.includes('.');
}

/** An address that needs no way out. One that comes from the environment may be inside. */
export function isInsideNetwork(address: unknown): boolean {
  if (typeof address === 'string' && address.startsWith('os.environ/')) return true;
  const host = hostOf(address);
  return host !== undefined && (isPrivateHost(host) || host.endsWith('.amazonaws.com'));
}
