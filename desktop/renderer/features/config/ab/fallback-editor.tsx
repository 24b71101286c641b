import { TagsInput } from '@mantine/core';
import { type ReactElement, useMemo } from 'react';
import { FALLBACK_KINDS } from '../../../../../config/shares/fallback-graph.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import type { EditCommand, ModelDetail } from '../worker/protocol.ts';
import { FallbackDrawing } from './fallback-drawing.tsx';
import { LANE_WORDS, toLanes } from './lanes.ts';
import classes from './fallback-editor.module.css';

interface FallbackEditorProps {
  readonly session: ConfigSession;
  readonly detail: ModelDetail;
  readonly isReadOnly: boolean;
}

/** Which names step in for this one, for each reason, and last the ones that step in for every name. */
export function FallbackEditor({ session, detail, isReadOnly }: FallbackEditorProps): ReactElement {
  const outline = useSession(session, (state) => state.outline);
  const { modelName, fallbacks, missing, defaults } = detail;
  const lanes = toLanes(fallbacks, missing);
  const names = useMemo(
    () => [...new Set((outline?.deployments ?? []).flatMap((each) => each.modelName ?? []))],
    [outline],
  );
  const others = names.filter((name) => name !== modelName);
  const edit = (command: EditCommand): void => void session.edit(command);
  return (
    <section aria-label="Falls back to" className={classes['section']}>
      <h3 className={classes['heading']}>Falls back to</h3>
      {lanes.length > 0 ? (
        <FallbackDrawing modelName={modelName} lanes={lanes} />
      ) : (
        <p className={classes['none']}>
          When {modelName} fails, the client gets its error: nothing steps in.
        </p>
      )}
      {detail.isCyclic && (
        <ErrorNote
          tone="attention"
          message="These fallbacks lead back to where they began."
          remedy="A failing call then goes in a circle until LiteLLM’s limit of fallbacks is reached."
        />
      )}
      <div className={classes['fields']}>
        {FALLBACK_KINDS.map((kind) => (
          <Targets
            key={kind}
            label={LANE_WORDS[kind]}
            hint={kind}
            value={fallbacks.filter((edge) => edge.kind === kind).map(({ to }) => to)}
            names={others}
            isReadOnly={isReadOnly}
            onChange={(targets) => edit({ kind: 'set-fallbacks', fallback: kind, from: modelName, targets })}
          />
        ))}
        <Targets
          label={LANE_WORDS.default_fallbacks}
          hint="default_fallbacks: shared by all names that have no list of their own"
          value={defaults}
          names={names}
          isReadOnly={isReadOnly}
          onChange={(targets) => edit({ kind: 'set-default-fallbacks', targets })}
        />
      </div>
      {detail.standsInFor.length > 0 && (
        <p className={classes['none']}>
          Steps in for <span className={classes['names']}>{detail.standsInFor.join(', ')}</span>
        </p>
      )}
    </section>
  );
}

interface TargetsProps {
  readonly label: string;
  readonly hint: string;
  readonly value: readonly string[];
  readonly names: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (targets: readonly string[]) => void;
}

const Targets = ({ label, hint, value, names, isReadOnly, onChange }: TargetsProps): ReactElement => (
  <TagsInput
    size="xs"
    classNames={{ inputField: classes['inputField'] ?? '', pillsList: classes['pills'] ?? '' }}
    label={label}
    title={hint}
    placeholder={value.length === 0 ? 'nobody' : ''}
    data={[...names]}
    limit={60}
    comboboxProps={{ keepMounted: false }}
    value={[...value]}
    disabled={isReadOnly}
    onChange={onChange}
  />
);
