import type { ReactElement } from 'react';
import type { Gateway } from '../../../../contract/gateways.ts';
import { SideDrawer } from '../../../ui/side-drawer.tsx';
import type { ConfigSession } from '../session/config-session.ts';
import type { Focus } from '../worker/protocol.ts';
import { Catalogue } from './catalogue.tsx';

interface CatalogueDrawerProps {
  readonly gateway: Gateway;
  readonly session: ConfigSession;
  /** Null while it is closed; with a public name, what is added becomes another deployment of it. */
  readonly adding: { readonly modelName: string | undefined } | null;
  readonly onClose: () => void;
  readonly onAdded: (focus: Focus) => void;
}

/** Models that LiteLLM knows, with what they cost and can do. */
export function CatalogueDrawer({
  gateway,
  session,
  adding,
  onClose,
  onAdded,
}: CatalogueDrawerProps): ReactElement {
  return (
    <SideDrawer
      isOpen={adding !== null}
      title={adding?.modelName === undefined ? 'Add a model' : `Add a deployment of ${adding.modelName}`}
      width={760}
      onClose={onClose}
    >
      {adding && (
        <Catalogue
          gateway={gateway}
          session={session}
          modelName={adding.modelName}
          onAdded={(focus) => {
            onAdded(focus);
            onClose();
          }}
        />
      )}
    </SideDrawer>
  );
}
