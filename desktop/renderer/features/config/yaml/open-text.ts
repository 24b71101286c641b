import type { ConfigText } from '../session/config-text.ts';
import type { monaco } from './monaco.ts';
import { MonacoText } from './monaco-text.ts';

/** Scroll and cursor of a text whose pane is closed. */
const views = new WeakMap<ConfigText, monaco.editor.ICodeEditorViewState>();

export const openText = (text: string): ConfigText => new MonacoText(text);

/** The editor's model of a text; sessions in the window open no other kind. */
export function modelOf(text: ConfigText): monaco.editor.ITextModel {
  if (text instanceof MonacoText) return text.model;
  throw new TypeError('This text was not opened for an editor.');
}

export function rememberView(text: ConfigText, view: monaco.editor.ICodeEditorViewState | null): void {
  if (view) views.set(text, view);
}

export const viewOf = (text: ConfigText): monaco.editor.ICodeEditorViewState | null =>
  views.get(text) ?? null;
