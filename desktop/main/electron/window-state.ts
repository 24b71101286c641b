import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';

const state = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number().min(400), height: z.number().min(300) }),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof state>;

const fileIn = (dataDir: string): string => join(dataDir, 'window.json');

/** Where the window was; undefined at the first start, when it cannot be understood, or when that screen is gone. */
export function readWindowState(dataDir: string): WindowState | undefined {
  try {
    const kept = state.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    return isOnSomeScreen(kept.bounds) ? kept : undefined;
  } catch {
    return undefined;
  }
}

const isOnSomeScreen = (bounds: Rectangle): boolean => {
  const { workArea } = screen.getDisplayMatching(bounds);
  const isWithin = (at: number, from: number, length: number): boolean => at >= from && at < from + length;
  // The title bar must be in reach.
  return (
    isWithin(bounds.x + bounds.width / 2, workArea.x, workArea.width) &&
    isWithin(bounds.y, workArea.y, workArea.height)
  );
};

/** Keeps where the window is, when it closes. Where it was is no reason to fail. */
export function keepWindowState(window: BrowserWindow, dataDir: string): void {
  window.on('close', () => {
    const kept: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      // Half a file is read as none.
      writeFileSync(fileIn(dataDir), `${JSON.stringify(kept)}\n`);
    } catch {
      // A full disk: the window opens in the middle next time.
    }
  });
}
