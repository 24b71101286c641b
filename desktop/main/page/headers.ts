/**
 * What the page may do, in Electron and in a browser: run its own scripts and workers, and talk to its own services.
 * Inline styles are allowed because Mantine and Monaco write them; inline scripts and eval are not.
 *
 * @param socketUrl where the services listen, such as `ws://127.0.0.1:4100`; none in Electron, which has a port
 */
export function pageHeaders(socketUrl?: string): Readonly<Record<string, string>> {
  const policy = {
    'default-src': "'self'",
    'script-src': "'self'",
    'worker-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self' data:",
    'connect-src': socketUrl === undefined ? "'self'" : `'self' ${socketUrl}`,
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
