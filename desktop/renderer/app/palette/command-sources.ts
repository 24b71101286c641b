import { useEffect, useId } from 'react';
import { createStore, useStore } from '../../ui/store.ts';
import type { Command } from './command.ts';

type Sources = ReadonlyMap<string, readonly Command[]>;

const sources = createStore<Sources>(new Map());

/**
 * Adds commands to the palette while the component is on the page, such as the models of the config that is open. Give the same array as
 * long as nothing changed (useMemo).
 */
export function useProvideCommands(commands: readonly Command[]): void {
  const id = useId();
  useEffect(() => {
    sources.set(new Map(sources.get()).set(id, commands));
    return () => sources.set(new Map([...sources.get()].filter(([other]) => other !== id)));
  }, [id, commands]);
}

export const useProvidedCommands = (): Sources => useStore(sources);
