import type { ConfigContext } from '../context.ts';
import type { Deployment } from '../deployments.ts';
import type { ConfigDocument } from '../document.ts';
import type { EditResult } from '../edits/text.ts';
import type { Path, Severity } from '../problem.ts';

/** What a rule found. Its place and its fix are worked out afterwards, and only for what is shown. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  /** Of the key or value at fault; the nearest parent is marked where there is none. */
  readonly path: Path;
  /** Marks the key instead of the value. */
  readonly at?: 'key';
  readonly fix?: FixPlan;
}

export interface FixPlan {
  readonly title: string;
  /** @param path the finding's, from the top of the document */
  readonly edit: (document: ConfigDocument, path: Path) => EditResult;
}

/** One item of `model_list` by itself. Paths are counted from the item. */
export interface DeploymentRule {
  readonly name: string;
  readonly needsWhole: boolean;
  readonly find: (item: Item, context: ConfigContext) => readonly Finding[];
}

/** Compares places of the document, or reads settings. Paths are counted from the top. */
export interface Rule {
  readonly name: string;
  /** The verdict rests on other places, or on what is missing: none is given while the YAML is broken. */
  readonly needsWhole: boolean;
  readonly find: (subject: Subject) => readonly Finding[];
}

export type Settings = Readonly<Record<string, unknown>>;

export interface Item {
  /** As parsed; the same object from one reading to the next while its text stays. */
  readonly value: Settings;
  readonly params: Settings;
  readonly modelInfo: Settings;
  readonly modelName: string | undefined;
  readonly model: string | undefined;
}

/** A document with what several rules read of it. */
export interface Subject {
  readonly document: ConfigDocument;
  readonly context: ConfigContext;
  readonly root: Settings;
  readonly router: Settings;
  readonly litellm: Settings;
  readonly general: Settings;
  readonly items: readonly unknown[];
  readonly deployments: readonly Deployment[];
  readonly groups: ReadonlyMap<string, readonly Deployment[]>;
  /** Public names; the same object while they stay the same. */
  readonly names: ReadonlySet<string>;
}
