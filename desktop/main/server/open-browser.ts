import { spawn } from 'node:child_process';

const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  // Not `start`: the shell would read the `&` of an address.
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the system's browser. Answers whether there was something to open it with. */
export function openBrowser(url: string): Promise<boolean> {
  const [command = 'xdg-open', ...args] = COMMANDS[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
