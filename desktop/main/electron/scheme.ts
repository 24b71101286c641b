import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import type { PageFiles } from '../page/files.ts';
import { pageHeaders } from '../page/headers.ts';

const SCHEME = 'gatehouse';

/** The one page this Electron shows. */
export const PAGE_URL = `${SCHEME}://app/`;

/** True for the page itself, wherever in it, and for nothing else. */
export function isOurPage(url: string): boolean {
  return URL.canParse(url) && url.split('#', 1)[0] === PAGE_URL;
}

/** Makes our scheme a real origin, with storage and workers of its own. Must come before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window on our scheme, with the same headers as the browser mode. */
export function servePage(session: Session, files: PageFiles): void {
  const headers = pageHeaders();
  session.protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'app' && request.method === 'GET' ? files(pathname) : undefined;
    if (!file) return new Response('There is no such file.', { status: 404, headers });
    return new Response(await readFile(file.path), {
      headers: { ...headers, 'Content-Type': file.contentType, 'Cache-Control': file.cacheControl },
    });
  });
}
