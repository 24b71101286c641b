import { Menu, type MenuItemConstructorOptions, shell } from 'electron';

/** The system's menu: what every program has, and the log. */
export function setMenu(logFile: string): void {
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        { role: 'reload' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: 'Open Log', click: () => shell.showItemInFolder(logFile) }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
