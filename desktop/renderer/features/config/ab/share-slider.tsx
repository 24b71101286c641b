import { type ReactElement, useEffect, useRef } from 'react';
import { WHOLE } from '../../../../../config/shares/sliders.ts';
import classes from './share-slider.module.css';

interface ShareSliderProps {
  /** Thousandths. */
  readonly share: number;
  readonly label: string;
  readonly isDisabled: boolean;
  readonly title?: string | undefined;
  readonly onMove: (share: number) => void;
  /** The hand let go, or the keys rest. */
  readonly onCommit: () => void;
}

/** A held arrow key is one change, not thirty. */
const KEYS_REST_AFTER_MS = 400;

/** The browser's own slider, so that keys, touch and screen readers work as everywhere. */
export function ShareSlider(props: ShareSliderProps): ReactElement {
  const { share, label, isDisabled, title, onMove } = props;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const commit = useRef(props.onCommit);
  useEffect(() => {
    commit.current = props.onCommit;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const commitIn = (ms: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => commit.current(), ms);
  };
  return (
    <input
      type="range"
      className={classes['slider']}
      style={{ '--share': `${share / 10}%` } as React.CSSProperties}
      min={0}
      max={WHOLE}
      step={1}
      value={share}
      disabled={isDisabled}
      title={title}
      aria-label={label}
      aria-valuetext={`${(share / 10).toFixed(1)} percent`}
      onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
      onPointerUp={() => commitIn(0)}
      onPointerCancel={() => commitIn(0)}
      onKeyUp={() => commitIn(KEYS_REST_AFTER_MS)}
      onBlur={() => commitIn(0)}
      onKeyDown={(event) => {
        const far = event.key === 'PageUp' ? 100 : event.key === 'PageDown' ? -100 : 0;
        const near = event.shiftKey && /^Arrow(Up|Right)$/.test(event.key) ? 10 : 0;
        const back = event.shiftKey && /^Arrow(Down|Left)$/.test(event.key) ? -10 : 0;
        const by = far || near || back;
        if (by === 0) return;
        event.preventDefault();
        onMove(Math.min(Math.max(share + by, 0), WHOLE));
      }}
    />
  );
}
