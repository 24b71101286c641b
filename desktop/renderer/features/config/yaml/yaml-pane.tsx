import { useComputedColorScheme } from '@mantine/core';
import { type ReactElement, useEffect, useRef, useSyncExternalStore } from 'react';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { Reveals } from '../session/reveal.ts';
import { showMarkers } from './markers.ts';
import { monaco } from './monaco.ts';
import { EDITOR_OPTIONS, themeName } from './monaco-theme.ts';
import { modelOf, rememberView, viewOf } from './open-text.ts';
import './yaml-language.ts';
import classes from './yaml-pane.module.css';

interface YamlPaneProps {
  readonly session: ConfigSession;
  readonly reveals: Reveals;
  /** The operator put the cursor on this line. */
  readonly onLine: (line: number) => void;
  readonly isReadOnly: boolean;
}

/** The document as text. The editor comes and goes with the pane; text and history belong to the session. */
export function YamlPane({ session, reveals, onLine, isReadOnly }: YamlPaneProps): ReactElement {
  const holder = useRef<HTMLDivElement>(null);
  const editorRef = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const onLineRef = useRef(onLine);
  const { reveal } = useSyncExternalStore(reveals.subscribe, reveals.get);
  const scheme = useComputedColorScheme('light');
  const problems = useSession(session, (state) => state.problems);

  useEffect(() => {
    onLineRef.current = onLine;
  }, [onLine]);

  useEffect(() => {
    if (!holder.current) return;
    const editor = monaco.editor.create(holder.current, {
      ...EDITOR_OPTIONS,
      model: modelOf(session.text),
      ariaLabel: 'config.yaml. Tab indents; Ctrl+M lets Tab leave the editor.',
    });
    editor.restoreViewState(viewOf(session.text));
    editor.onDidChangeCursorPosition((event) => {
      if (event.source !== 'api' && event.source !== 'model') onLineRef.current(event.position.lineNumber);
    });
    editor.onDidBlurEditorText(() => session.flush());
    editorRef.current = editor;
    // Widths measured before the typeface is there would put the cursor beside its letter.
    void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
    return () => {
      rememberView(session.text, editor.saveViewState());
      editorRef.current = null;
      editor.dispose();
    };
  }, [session]);

  useEffect(() => monaco.editor.setTheme(themeName(scheme)), [scheme]);
  useEffect(() => editorRef.current?.updateOptions({ readOnly: isReadOnly }), [isReadOnly, session]);
  useEffect(
    () => showMarkers(modelOf(session.text), problems, (problem) => session.fix(problem)),
    [session, problems],
  );

  useEffect(() => {
    const editor = editorRef.current;
    if (!editor || !reveal) return;
    const { start, end = start } = reveal.range;
    const range = new monaco.Range(start.line, start.column, end.line, end.column);
    if (reveal.takesFocus) {
      editor.setSelection(range);
      editor.revealRangeInCenterIfOutsideViewport(range);
      editor.focus();
    } else {
      editor.setPosition({ lineNumber: start.line, column: start.column });
      editor.revealLineNearTop(start.line);
    }
  }, [reveal]);

  return <div ref={holder} className={classes['editor']} />;
}
