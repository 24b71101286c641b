import { useElementSize } from '@mantine/hooks';
import type { ReactElement } from 'react';
import { BOX_HEIGHT, type Lane, layoutLanes } from './lanes.ts';
import classes from './fallback-drawing.module.css';

interface FallbackDrawingProps {
  readonly modelName: string;
  readonly lanes: readonly Lane[];
}

const describe = (modelName: string, lanes: readonly Lane[]): string =>
  lanes
    .map(
      ({ label, targets }) => `${label}: ${[modelName, ...targets.map(({ name }) => name)].join(', then ')}`,
    )
    .join('; ');

/** Who steps in for a public name, drawn from left to right in the order in which they are asked. */
export function FallbackDrawing({ modelName, lanes }: FallbackDrawingProps): ReactElement {
  const { ref, width } = useElementSize();
  const drawing = layoutLanes(modelName, lanes, Math.max(width, 240));
  return (
    <div ref={ref} className={classes['holder']}>
      <svg
        width={drawing.width + 2}
        height={drawing.height + 2}
        viewBox={`-1 -1 ${drawing.width + 2} ${drawing.height + 2}`}
        role="img"
        aria-label={describe(modelName, lanes)}
      >
        {drawing.arrows.map(({ points, label }, index) => {
          const [x, y] = points.at(-1) ?? [0, 0];
          return (
            <g key={index}>
              <polyline
                className={classes['arrow']}
                points={points.map((point) => point.join(',')).join(' ')}
              />
              <path className={classes['tip']} d={`M${x - 6} ${y - 3.5} L${x} ${y} L${x - 6} ${y + 3.5} Z`} />
              {label !== '' && (
                <text className={classes['label']} x={x - 11} y={y - 4} textAnchor="end">
                  {label}
                </text>
              )}
            </g>
          );
        })}
        {drawing.boxes.map(({ text, x, y, width: boxWidth, look }, index) => (
          <g key={index} className={classes['box']} data-look={look}>
            <rect x={x} y={y} width={boxWidth} height={BOX_HEIGHT} rx={4} />
            <text x={x + boxWidth / 2} y={y + BOX_HEIGHT / 2 + 4} textAnchor="middle">
              {text}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
