import { Select, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import {
  isRoutingStrategy,
  ROUTING_STRATEGIES,
  type RoutingStrategy,
  STRATEGY_WORDS,
} from '../../../../../config/shares/strategies.ts';
import type { ConfigSession } from '../session/config-session.ts';

interface StrategySelectProps {
  readonly session: ConfigSession;
  /** Null while the document names one that LiteLLM does not know. */
  readonly strategy: RoutingStrategy | null;
  readonly isReadOnly: boolean;
}

/** How the router picks; one setting for every public name. */
export function StrategySelect({ session, strategy, isReadOnly }: StrategySelectProps): ReactElement {
  return (
    <Select
      size="xs"
      w={194}
      aria-label="Routing strategy of the whole gateway"
      title="Holds for every public name of this gateway"
      data={[...ROUTING_STRATEGIES]}
      value={strategy}
      placeholder="unknown strategy"
      error={strategy === null}
      disabled={isReadOnly}
      allowDeselect={false}
      comboboxProps={{ width: 380, position: 'bottom-start' }}
      renderOption={({ option: { value } }) => (
        <div>
          <div>{value}</div>
          {isRoutingStrategy(value) && (
            <Text size="xs" c="dimmed">
              Traffic goes {STRATEGY_WORDS[value]}.
            </Text>
          )}
        </div>
      )}
      onChange={(value) => {
        if (isRoutingStrategy(value)) void session.edit({ kind: 'set-strategy', strategy: value });
      }}
    />
  );
}
