import { useMemo } from 'react';
import type { Command } from '../../../app/palette/command.ts';
import { useProvideCommands } from '../../../app/palette/command-sources.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { Focus } from '../worker/protocol.ts';

interface ModelCommandsProps {
  readonly gatewayId: string;
  readonly session: ConfigSession;
  readonly onGo: (focus: Focus) => void;
}

/** Puts the public names of the open config into the palette; draws nothing. */
export function ModelCommands({ gatewayId, session, onGo }: ModelCommandsProps): null {
  const outline = useSession(session, (state) => state.outline);
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
  return null;
}
