import { useMemo } from 'react';
import type { Command } from '../../../app/palette/command.ts';
import { useProvideCommands } from '../../../app/palette/command-sources.ts';
import type { Focus, Outline } from '../worker/protocol.ts';

/** Puts the public names of the open config into the palette. */
export function useModelCommands(
  gatewayId: string,
  outline: Outline | null,
  onGo: (focus: Focus) => void,
): void {
  const commands = useMemo<readonly Command[]>(() => {
    const names = new Set((outline?.deployments ?? []).flatMap(({ modelName }) => modelName ?? []));
    return [...names].map((modelName) => ({
      id: `config.model.${gatewayId}.${modelName}`,
      group: 'Models',
      label: modelName,
      hint: 'Config',
      run: () => onGo({ kind: 'model', modelName }),
    }));
  }, [gatewayId, outline, onGo]);
  useProvideCommands(commands);
}
