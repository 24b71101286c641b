import { readdir } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { AppError } from '../../contract/errors.ts';

export interface PageFile {
  /** Absolute path. */
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** The built window: looks a URL path such as `/assets/main-x1.js` up; `/` is the page itself. */
export type PageFiles = (urlPath: string) => PageFile | undefined;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

/**
 * Lists the built window once. Only what is on the list is ever opened, so no path, however written, leads out of the folder.
 * @throws AppError UNAVAILABLE when the window was not built
 */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const found = new Map<string, PageFile>();
  for (const entry of await filesUnder(folder)) {
    const path = join(entry.parentPath, entry.name);
    const urlPath = path.slice(folder.length).split(sep).join('/');
    found.set(urlPath, {
      path,
      contentType: CONTENT_TYPES[extname(path)] ?? 'application/octet-stream',
      // Names under assets/ carry a hash of their content.
      cacheControl: urlPath.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  }
  return (urlPath) => found.get(urlPath === '/' ? '/index.html' : urlPath);
}

async function filesUnder(folder: string) {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile());
  } catch (cause) {
    throw new AppError('UNAVAILABLE', 'The window of Gatehouse is not built.', {
      remedy: 'Run "npm start", which builds it.',
      cause,
    });
  }
}
