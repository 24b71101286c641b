import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import type { Deployment } from '../../../../../config/deployments.ts';
import type { ConfigSession } from '../session/config-session.ts';
import type { ModelDetail } from '../worker/protocol.ts';
import { CommitField } from '../parts/commit-field.tsx';
import { MiddleText } from '../parts/middle-text.tsx';
import { parseCount } from '../parts/parse-number.ts';
import classes from './limits-table.module.css';

interface LimitsTableProps {
  readonly session: ConfigSession;
  readonly detail: ModelDetail;
  readonly isReadOnly: boolean;
  readonly onOpen: (index: number) => void;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The deployments of a public name in their order, with the limits that the router keeps to. */
export function LimitsTable(props: LimitsTableProps): ReactElement {
  const { detail } = props;
  return (
    <table className={classes['table']} aria-label="Deployments and their limits">
      <thead>
        <tr>
          <th>model</th>
          <th>region</th>
          <th data-figure>requests / min</th>
          <th data-figure>tokens / min</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {detail.arms.map((deployment, place) => (
          <LimitsRow key={deployment.index} {...props} deployment={deployment} place={place} />
        ))}
      </tbody>
    </table>
  );
}

interface LimitsRowProps extends LimitsTableProps {
  readonly deployment: Deployment;
  readonly place: number;
}

function LimitsRow({ session, detail, deployment, place, isReadOnly, onOpen }: LimitsRowProps): ReactElement {
  const { arms } = detail;
  const name = deployment.model ?? '(no model)';
  const setLimit = (key: 'rpm' | 'tpm', typed: string): string | undefined => {
    const count = parseCount(typed);
    if (count === undefined) return 'A whole number';
    const path = [...deployment.path, 'litellm_params', key];
    void session.edit(
      count === null ? { kind: 'remove-value', path } : { kind: 'set-value', path, value: count },
    );
    return undefined;
  };
  const moveTo = (other: Deployment | undefined): void => {
    if (other) void session.edit({ kind: 'move-deployment', from: deployment.index, to: other.index });
  };
  const limit = (key: 'rpm' | 'tpm', label: string): ReactElement => (
    <CommitField
      size="xs"
      aria-label={`${label} of ${name}`}
      classNames={{ input: classes['number'] ?? '' }}
      value={text(deployment.params[key])}
      placeholder="none"
      disabled={isReadOnly}
      onCommit={(typed) => setLimit(key, typed)}
    />
  );
  return (
    <tr>
      <td>
        <button
          type="button"
          className={classes['open']}
          aria-label={name}
          onClick={() => onOpen(deployment.index)}
        >
          <MiddleText text={name} />
        </button>
      </td>
      <td className={classes['dim']}>
        {text(deployment.params['aws_region_name'] ?? deployment.params['vertex_location']) || '–'}
      </td>
      <td>{limit('rpm', 'Requests a minute')}</td>
      <td>{limit('tpm', 'Tokens a minute')}</td>
      <td>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={24} aria-label={`More for ${name}`}>
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={14} />} onClick={() => onOpen(deployment.index)}>
              All its settings
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowUp size={14} />}
              disabled={isReadOnly || place === 0}
              onClick={() => moveTo(arms[place - 1])}
            >
              Move up
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={14} />}
              disabled={isReadOnly || place === arms.length - 1}
              onClick={() => moveTo(arms[place + 1])}
            >
              Move down
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconTrash size={14} />}
              disabled={isReadOnly}
              onClick={() => void session.edit({ kind: 'remove-deployment', index: deployment.index })}
            >
              Remove{arms.length === 1 ? ` ${detail.modelName}` : ''}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  );
}
