import { type ReactElement, useEffect, useEffectEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { isLayerOpen, isTypingTarget } from '../../ui/typing-target.ts';
import { featurePath } from '../feature-path.ts';
import { features } from '../features.ts';
import { lastGatewayId } from '../last-place.ts';
import { isModKey } from '../mod-key.ts';
import { palette } from '../palette/palette-store.ts';
import { type ChordState, pressKey } from './chord.ts';
import { ShortcutList } from './shortcut-list.tsx';
import { openShortcutList } from './shortcut-list-store.ts';

/** The keys that work on every page. */
export function Shortcuts({ gatewayId }: { readonly gatewayId: string | undefined }): ReactElement {
  const navigate = useNavigate();
  const chord = useRef<ChordState>({});

  const go = (key: string): void => {
    const feature = features.find((each) => each.key === key);
    if (feature) void navigate(featurePath(feature, gatewayId ?? lastGatewayId()));
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isModKey(event) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k') {
      // Before the editor, for which this begins a chord of its own.
      event.preventDefault();
      event.stopPropagation();
      palette.toggle();
      return;
    }
    if (isTypingTarget(event.target) || isLayerOpen()) {
      chord.current = {};
      return;
    }
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    const [next, outcome] = pressKey(chord.current, { key: event.key, atMs: event.timeStamp, hasModifier });
    chord.current = next;
    if (outcome.kind === 'none') return;
    event.preventDefault();
    // The second letter of a chord may mean something to a table.
    event.stopPropagation();
    if (outcome.kind === 'go') go(outcome.key);
    if (outcome.kind === 'help') openShortcutList();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);

  return <ShortcutList />;
}
