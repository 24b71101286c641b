import {
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Button,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  Notification,
  Popover,
  Switch,
  Tooltip,
} from '@mantine/core';

/** The one accent: ink blue, apart from the colours that operators give to gateways. */
export const accent: MantineColorsTuple = [
  '#eef3fe',
  '#dbe5fb',
  '#b5c9f6',
  '#8cabf1',
  '#6a91ec',
  '#5480e9',
  '#3f6fde',
  '#2a5bd0',
  '#214cb4',
  '#183c95',
];

const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e4e7ea',
  '#d5d9de',
  '#bcc2c9',
  '#98a0aa',
  '#717a86',
  '#565e69',
  '#343a42',
  '#191d22',
];

const dark: MantineColorsTuple = [
  '#d7dbe0',
  '#b4bac2',
  '#9aa2ac',
  '#6b737e',
  '#474e58',
  '#363c45',
  '#23282f',
  '#191d22',
  '#13161a',
  '#0d0f12',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, gray, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  headings: { fontWeight: '600' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) =>
        props.size === 'sm'
          ? { root: { '--button-height': '30px', '--button-padding-x': '12px', '--button-fz': '13px' } }
          : { root: {} },
      styles: { label: { fontWeight: 500 } },
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, props) =>
        props.size === 'sm'
          ? { wrapper: { '--input-height': '30px', '--input-fz': '13px' } }
          : { wrapper: {} },
    }),
    Switch: Switch.extend({ defaultProps: { size: 'sm', withThumbIndicator: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: false, multiline: true, maw: 360 },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'sm', transitionProps: { duration: 80 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'sm', transitionProps: { duration: 80 } } }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 80 },
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
      classNames: { content: 'gh-layer', title: 'gh-layer-title' },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
    Drawer: Drawer.extend({ classNames: { content: 'gh-layer', title: 'gh-layer-title' } }),
  },
});

/** Every colour of the window beside Mantine's own; CSS modules use these names and no hex values. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--gh-row': '32px',
    '--gh-gutter': '20px',
    '--gh-fz-small': '12px',
    '--gh-fz-label': '11.5px',
  },
  light: {
    '--gh-canvas': '#ffffff',
    '--gh-surface': '#f7f8f9',
    '--gh-raised': '#ffffff',
    '--gh-hover': '#eff1f3',
    '--gh-selected': '#e7eefc',
    '--gh-border': '#e0e3e7',
    '--gh-border-strong': '#98a0aa',
    '--gh-text': '#191d22',
    '--gh-text-dim': '#565e69',
    '--gh-accent-text': '#214cb4',
    '--gh-code': '#f4f5f7',
    '--gh-healthy': '#17723a',
    '--gh-working': '#214cb4',
    '--gh-attention': '#8a5300',
    '--gh-failed': '#b4232c',
    '--gh-unknown': '#565e69',
    '--gh-attention-soft': '#fff6e3',
    '--gh-failed-soft': '#fdeeee',
    '--gh-working-soft': '#eef3fe',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#191d22',
    '--mantine-color-dimmed': '#565e69',
    '--mantine-color-placeholder': '#717a86',
    '--mantine-color-error': '#b4232c',
    '--mantine-color-default-border': '#c5cad1',
  },
  dark: {
    '--gh-canvas': '#13161a',
    '--gh-surface': '#191d22',
    '--gh-raised': '#1e2329',
    '--gh-hover': '#23282f',
    '--gh-selected': '#1c2b4a',
    '--gh-border': '#2b3138',
    '--gh-border-strong': '#6b737e',
    '--gh-text': '#e3e6ea',
    '--gh-text-dim': '#a3abb5',
    '--gh-accent-text': '#8cabf1',
    '--gh-code': '#1b2026',
    '--gh-healthy': '#58c488',
    '--gh-working': '#8cabf1',
    '--gh-attention': '#e5b454',
    '--gh-failed': '#ff9189',
    '--gh-unknown': '#a3abb5',
    '--gh-attention-soft': '#2c2415',
    '--gh-failed-soft': '#331b1c',
    '--gh-working-soft': '#1a2338',
    '--mantine-color-body': '#13161a',
    '--mantine-color-text': '#e3e6ea',
    '--mantine-color-dimmed': '#a3abb5',
    '--mantine-color-placeholder': '#87909b',
    '--mantine-color-error': '#ff9189',
    '--mantine-color-default': '#1e2329',
    '--mantine-color-default-hover': '#23282f',
    '--mantine-color-default-border': '#3a414a',
  },
});
