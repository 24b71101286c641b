import { Button } from '@mantine/core';
import { IconArrowsDiff, IconHistory } from '@tabler/icons-react';
import { type ReactElement, useCallback, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Gateway } from '../../../../contract/gateways.ts';
import type { Path, Problem } from '../../../../../config/problem.ts';
import { PageFrame } from '../../../app/page.tsx';
import { pagePath } from '../../../app/paths.ts';
import { CatalogueDrawer } from '../catalogue/catalogue-drawer.tsx';
import { focusAtLine } from '../outline/focus-at-line.ts';
import type { ConfigSession } from '../session/config-session.ts';
import { useSession } from '../session/use-session.ts';
import { VersionsDrawer } from '../versions/versions-drawer.tsx';
import type { Focus } from '../worker/protocol.ts';
import { ModelCommands } from './model-commands.tsx';
import { ProblemCount } from './problem-count.tsx';
import { Notices } from './notices.tsx';
import { PaneToggles } from './pane-toggles.tsx';
import { Panes } from './panes.tsx';
import { TitleState } from './title-state.tsx';
import { useFocus } from './use-focus.ts';
import { usePanes } from './use-panes.ts';
import { useReveals } from './use-reveals.ts';

interface WorkbenchProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
}

/** Three panes over one document, and its problems below. */
export function Workbench({ gateway, session }: WorkbenchProps): ReactElement {
  const isInStep = useSession(session, (state) => state.isInStep);
  const [isComparing, setComparing] = useState(false);
  const [adding, setAdding] = useState<{ readonly modelName: string | undefined } | null>(null);
  const [search, setSearch] = useSearchParams();
  const panes = usePanes();
  const navigate = useNavigate();
  const look = useFocus(session);
  const { reveals, reveal, showFocus, openLine, openPath } = useReveals(session);
  const isShowingVersions = search.has('versions');

  const go = useCallback(
    (focus: Focus) => {
      look(focus);
      showFocus(focus);
    },
    [look, showFocus],
  );
  const onLine = useCallback(
    (line: number) => {
      const { outline } = session.store.get();
      const focus = outline && focusAtLine(outline, line);
      if (focus) look(focus, false);
    },
    [look, session],
  );
  const openProblem = useCallback(
    (problem: Problem) => {
      onLine(problem.range.start.line);
      reveal({ range: problem.range, takesFocus: true });
    },
    [onLine, reveal],
  );
  const withYaml = (show: () => void): void => {
    if (!panes.shown.includes('yaml')) panes.toggle('yaml');
    show();
  };
  const showInYaml = (path: Path): void => withYaml(() => openPath(path));

  return (
    <PageFrame
      title="Config"
      layout="fill"
      state={<TitleState gateway={gateway} session={session} />}
      actions={
        <>
          <PaneToggles panes={panes} />
          <Button
            variant="default"
            leftSection={<IconHistory size={15} />}
            onClick={() => setSearch((old) => withVersions(old, true))}
          >
            Versions
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsDiff size={15} />}
            aria-pressed={isComparing}
            disabled={isInStep && !isComparing}
            title={isInStep ? 'Nothing differs from what runs' : 'The draft beside what runs'}
            onClick={() => setComparing(!isComparing)}
          >
            {isComparing ? 'Stop comparing' : 'Compare'}
          </Button>
          <Button
            disabled={gateway.isReadOnly}
            title={gateway.isReadOnly ? 'This gateway is marked read-only' : undefined}
            onClick={() => void navigate(pagePath(gateway.id, 'config', 'publish'))}
          >
            Publish…
          </Button>
        </>
      }
    >
      <ModelCommands gatewayId={gateway.id} session={session} onGo={go} />
      <ProblemCount gatewayId={gateway.id} session={session} />
      <Notices gateway={gateway} session={session} onOpenLine={(line) => withYaml(() => openLine(line))} />
      <Panes
        gateway={gateway}
        session={session}
        shown={panes.shown}
        isComparing={isComparing}
        reveals={reveals}
        onGo={go}
        onLine={onLine}
        onOpenProblem={openProblem}
        onAdd={(modelName) => setAdding({ modelName })}
        showInYaml={showInYaml}
      />
      <CatalogueDrawer
        gateway={gateway}
        session={session}
        adding={adding}
        onClose={() => setAdding(null)}
        onAdded={go}
      />
      <VersionsDrawer
        gateway={gateway}
        session={session}
        isOpen={isShowingVersions}
        onClose={() => setSearch((old) => withVersions(old, false))}
      />
    </PageFrame>
  );
}

/** The drawer has an address too. */
function withVersions(search: URLSearchParams, isOpen: boolean): URLSearchParams {
  const next = new URLSearchParams(search);
  if (isOpen) next.set('versions', '');
  else next.delete('versions');
  return next;
}
