import { Drawer } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTopLayer } from './layers.ts';
import { useReturnFocus } from './use-return-focus.ts';

interface SideDrawerProps {
  readonly isOpen: boolean;
  readonly title: ReactNode;
  readonly width?: number;
  readonly onClose: () => void;
  /** False for forms: a click beside the drawer is easily a slip. */
  readonly closesOnClickBeside?: boolean;
  readonly children: ReactNode;
}

/** Details open here, at the right, beside what they belong to. Esc closes it and focus goes back. */
export function SideDrawer({
  isOpen,
  title,
  width = 460,
  onClose,
  closesOnClickBeside = true,
  children,
}: SideDrawerProps): ReactElement {
  const isTop = useTopLayer(isOpen);
  useReturnFocus(isOpen);
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      title={title}
      position="right"
      size={width}
      returnFocus={false}
      closeOnEscape={isTop}
      closeOnClickOutside={closesOnClickBeside}
      overlayProps={{ backgroundOpacity: 0.18 }}
      transitionProps={{ duration: 100 }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {children}
    </Drawer>
  );
}
