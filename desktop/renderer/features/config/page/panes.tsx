import { Fragment, type ReactElement, useState } from 'react';
import { Group, Panel, type PanelProps, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Gateway } from '../../../../contract/gateways.ts';
import type { Path, Problem } from '../../../../../config/problem.ts';
import { Outline } from '../outline/outline.tsx';
import { ProblemsArea } from '../problems/problems-area.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import type { Reveals } from '../session/reveal.ts';
import { useSession } from '../session/use-session.ts';
import type { Focus } from '../worker/protocol.ts';
import { DiffPane } from '../yaml/diff-pane.tsx';
import { YamlPane } from '../yaml/yaml-pane.tsx';
import { FormPane } from './form-pane.tsx';
import type { Pane } from './use-panes.ts';
import classes from './config-page.module.css';

interface PanesProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  readonly shown: readonly Pane[];
  readonly isComparing: boolean;
  readonly reveals: Reveals;
  readonly onGo: (focus: Focus) => void;
  readonly onLine: (line: number) => void;
  readonly onOpenProblem: (problem: Problem) => void;
  readonly onAdd: (modelName?: string) => void;
  readonly showInYaml: (path: Path) => void;
}

/** The outline keeps its width; the others share what is left. */
const SIZES: Record<Pane, Pick<PanelProps, 'defaultSize' | 'minSize' | 'groupResizeBehavior'>> = {
  outline: { defaultSize: '200px', minSize: '150px', groupResizeBehavior: 'preserve-pixel-size' },
  form: { minSize: '320px' },
  yaml: { defaultSize: '38%', minSize: '240px' },
};

/** The panes in view beside each other, each as wide as it was left. */
export function Panes(props: PanesProps): ReactElement {
  const { session, shown, isComparing, gateway } = props;
  const running = useSession(session, (state) => state.running);
  const [isProblemsOpen, setProblemsOpen] = useState(true);
  const inView: readonly Pane[] = isComparing ? shown.filter((pane) => pane === 'outline') : shown;
  const ids = [...inView, ...(isComparing ? ['diff'] : [])];
  const layout = useDefaultLayout({ id: 'gatehouse.config', panelIds: ids });
  const content: Record<Pane, ReactElement> = {
    outline: (
      <Outline
        session={session}
        isReadOnly={gateway.isReadOnly}
        onGo={props.onGo}
        onAdd={() => props.onAdd()}
      />
    ),
    form: (
      <FormPane
        gateway={gateway}
        session={session}
        onGo={props.onGo}
        onAdd={props.onAdd}
        showInYaml={props.showInYaml}
      />
    ),
    yaml: (
      <YamlPane
        session={session}
        reveals={props.reveals}
        onLine={props.onLine}
        isReadOnly={gateway.isReadOnly}
      />
    ),
  };
  const body = (
    <Group
      key={ids.join()}
      orientation="horizontal"
      className={classes['panes']}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      {inView.map((pane, index) => (
        <Fragment key={pane}>
          {index > 0 && <Separator className={classes['separator']} />}
          <Panel id={pane} {...SIZES[pane]}>
            <div className={classes['pane']}>{content[pane]}</div>
          </Panel>
        </Fragment>
      ))}
      {isComparing && (
        <>
          {inView.length > 0 && <Separator className={classes['separator']} />}
          <Panel id="diff">
            <DiffPane before={running.text} after={session.text} label="Running version and draft" />
          </Panel>
        </>
      )}
    </Group>
  );
  return (
    <ProblemsArea
      session={session}
      isOpen={isProblemsOpen}
      isReadOnly={gateway.isReadOnly}
      onToggle={() => setProblemsOpen(!isProblemsOpen)}
      onOpen={props.onOpenProblem}
    >
      {body}
    </ProblemsArea>
  );
}
