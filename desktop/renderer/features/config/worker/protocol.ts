import type { ConfigContext } from '../../../../../config/context.ts';
import type { Deployment } from '../../../../../config/deployments.ts';
import type { ConfigDiff } from '../../../../../config/diff.ts';
import type { EditResult } from '../../../../../config/edits/text.ts';
import type { NewDeployment } from '../../../../../config/edits/model-list.ts';
import type { Path, Problem, Range } from '../../../../../config/problem.ts';
import type { FallbackEdge, FallbackKind } from '../../../../../config/shares/fallback-graph.ts';
import type { RoutingStrategy } from '../../../../../config/shares/strategies.ts';

/** What the form shows: a public name, one of its deployments by its place in `model_list`, or a section of settings. */
export type Focus =
  | { readonly kind: 'model'; readonly modelName: string }
  | { readonly kind: 'deployment'; readonly index: number }
  | { readonly kind: 'section'; readonly name: string };

export interface OutlineDeployment {
  readonly index: number;
  readonly modelName: string | undefined;
  readonly model: string | undefined;
  /** Counts from 1. */
  readonly line: number;
}

export interface OutlineSection {
  readonly name: string;
  readonly line: number;
}

/** The document from above, in the order of the text. */
export interface Outline {
  readonly deployments: readonly OutlineDeployment[];
  /** Top-level keys, `model_list` too. */
  readonly sections: readonly OutlineSection[];
  /** Where the YAML breaks, from 1: what stands here is a guess then. Null while all of it can be read. */
  readonly brokenLine: number | null;
}

export interface ModelDetail {
  readonly kind: 'model';
  readonly modelName: string;
  readonly arms: readonly Deployment[];
  /** `null` where the document names a strategy that LiteLLM does not know. */
  readonly strategy: RoutingStrategy | null;
  /** What this name turns to, its own first, then the defaults. */
  readonly fallbacks: readonly FallbackEdge[];
  /** What every name turns to at last, this one too. */
  readonly defaults: readonly string[];
  /** Names that turn to this one. */
  readonly standsInFor: readonly string[];
  readonly missing: readonly string[];
  readonly isCyclic: boolean;
}

export type Detail =
  | ModelDetail
  | { readonly kind: 'deployment'; readonly deployment: Deployment; readonly armCount: number }
  | { readonly kind: 'section'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'gone' };

/** A change that a form asks for; it becomes text edits of the revision it was asked for. */
export type EditCommand =
  | { readonly kind: 'set-weights'; readonly modelName: string; readonly weights: readonly number[] }
  | { readonly kind: 'set-value'; readonly path: Path; readonly value: unknown }
  | { readonly kind: 'remove-value'; readonly path: Path }
  | { readonly kind: 'add-deployment'; readonly deployment: NewDeployment }
  | { readonly kind: 'remove-deployment'; readonly index: number }
  | { readonly kind: 'move-deployment'; readonly from: number; readonly to: number }
  | { readonly kind: 'rename-model'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'set-fallbacks';
      readonly fallback: FallbackKind;
      readonly from: string;
      readonly targets: readonly string[];
    }
  | { readonly kind: 'set-default-fallbacks'; readonly targets: readonly string[] }
  | { readonly kind: 'set-strategy'; readonly strategy: RoutingStrategy };

/** From the window to the worker. */
export type ReaderRequest =
  | { readonly kind: 'open'; readonly runningText: string; readonly context: ConfigContext }
  | { readonly kind: 'text'; readonly revision: number; readonly text: string }
  | { readonly kind: 'look'; readonly focus: Focus | null }
  | { readonly kind: 'edit'; readonly id: number; readonly revision: number; readonly command: EditCommand }
  | { readonly kind: 'compare'; readonly id: number; readonly before: string; readonly after: string }
  | { readonly kind: 'place'; readonly id: number; readonly path: Path };

/** From the worker to the window. An answer about a text carries the revision it is about. */
export type ReaderAnswer =
  | {
      readonly kind: 'read';
      readonly revision: number;
      readonly outline: Outline;
      /** False when the YAML is too broken for forms: the outline is of what could be read. */
      readonly isReadable: boolean;
      /** What `detail` is about; the window may look elsewhere by now. */
      readonly focus: Focus | null;
      readonly detail: Detail | null;
    }
  | {
      readonly kind: 'detail';
      readonly revision: number;
      readonly focus: Focus | null;
      readonly detail: Detail | null;
    }
  | {
      readonly kind: 'checked';
      readonly revision: number;
      readonly problems: readonly Problem[];
      readonly diff: ConfigDiff;
    }
  | {
      readonly kind: 'edited';
      readonly id: number;
      readonly revision: number;
      readonly outcome: EditResult | { readonly kind: 'stale' };
    }
  | { readonly kind: 'compared'; readonly id: number; readonly diff: ConfigDiff }
  | { readonly kind: 'placed'; readonly id: number; readonly range: Range };
