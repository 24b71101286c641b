import { ActionIcon, type MantineColorScheme, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from '@tabler/icons-react';
import type { ReactElement } from 'react';

interface Theme {
  readonly scheme: MantineColorScheme;
  readonly label: string;
  readonly icon: TablerIcon;
}

export const THEMES: readonly Theme[] = [
  { scheme: 'light', label: 'Light', icon: IconSun },
  { scheme: 'dark', label: 'Dark', icon: IconMoon },
  { scheme: 'auto', label: 'As the system', icon: IconDeviceDesktop },
];

export function ThemeMenu(): ReactElement {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = THEMES.find(({ scheme }) => scheme === colorScheme)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <Tooltip label="Theme">
          <ActionIcon variant="subtle" color="gray" size={30} aria-label="Theme">
            <Icon size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {THEMES.map(({ scheme, label, icon: Each }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Each size={15} />}
            rightSection={scheme === colorScheme ? <IconCheck size={15} aria-label="chosen" /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
