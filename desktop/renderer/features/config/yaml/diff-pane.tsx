import { useComputedColorScheme } from '@mantine/core';
import { type ReactElement, useEffect, useRef } from 'react';
import type { ConfigText } from '../session/config-text.ts';
import { monaco } from './monaco.ts';
import { EDITOR_OPTIONS, themeName } from './monaco-theme.ts';
import { modelOf } from './open-text.ts';
import classes from './yaml-pane.module.css';

interface DiffPaneProps {
  readonly before: string;
  /** A text that is given as a document can be edited here; a plain one only read. */
  readonly after: ConfigText | string;
  readonly label: string;
}

/** Two texts beside each other, in one column where there is no room; unchanged parts are folded. */
export function DiffPane({ before, after, label }: DiffPaneProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => monaco.editor.setTheme(themeName(scheme)), [scheme]);
  useEffect(() => {
    if (!holder.current) return;
    const original = monaco.editor.createModel(before, 'yaml');
    const plain = typeof after === 'string' ? monaco.editor.createModel(after, 'yaml') : null;
    const editor = monaco.editor.createDiffEditor(holder.current, {
      ...EDITOR_OPTIONS,
      readOnly: plain !== null,
      originalEditable: false,
      renderSideBySide: true,
      useInlineViewWhenSpaceIsLimited: true,
      renderSideBySideInlineBreakpoint: 860,
      hideUnchangedRegions: { enabled: true, contextLineCount: 3 },
      diffAlgorithm: 'advanced',
      renderMarginRevertIcon: false,
      renderGutterMenu: false,
      renderOverviewRuler: false,
      padding: { top: 0, bottom: 0 },
    });
    keepLabel(editor.getOriginalEditor(), `${label}: before`);
    keepLabel(editor.getModifiedEditor(), `${label}: after`);
    editor.setModel({ original, modified: plain ?? modelOf(after as ConfigText) });
    return () => {
      editor.dispose();
      original.dispose();
      plain?.dispose();
    };
  }, [before, after, label]);
  return <div ref={holder} className={classes['editor']} aria-label={label} role="region" />;
}

/** The diff editor empties the labels that are given to it whenever it adjusts its two sides (monaco-editor 0.54). */
function keepLabel(side: monaco.editor.ICodeEditor, ariaLabel: string): void {
  const name = (): void => {
    if (side.getOption(monaco.editor.EditorOption.ariaLabel) !== ariaLabel) side.updateOptions({ ariaLabel });
  };
  side.onDidChangeConfiguration(name);
  name();
}
