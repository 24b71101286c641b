import { stringify } from 'yaml';

const OPTIONS = { version: '1.1', lineWidth: 0 } as const;

export const isCollectionValue = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

const isEmpty = (value: object): boolean => Object.keys(value).length === 0;

/** A scalar on one line, quoted where YAML 1.1 needs it, or as the text it replaces was. */
export function renderScalar(value: unknown, isInFlow: boolean, like?: string): string {
  if (typeof value !== 'string') return stringify(value, OPTIONS).trim();
  if (/[\n\r\u0085\u2028\u2029]/.test(value)) return JSON.stringify(value);
  if (like?.startsWith('"')) return JSON.stringify(value);
  if (like?.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  if (isInFlow && /[,[\]{}]/.test(value)) return JSON.stringify(value);
  const plain = stringify(value, OPTIONS).trim();
  return /[\n\r]/.test(plain) ? JSON.stringify(value) : plain;
}

export const renderKey = (key: string): string => renderScalar(key, true);

/** Anything on one line. */
export function renderFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${(value as unknown[]).map(renderFlow).join(', ')}]`;
  if (!isCollectionValue(value)) return renderScalar(value, true);
  const pairs = Object.entries(value).map(([key, item]) => `${renderKey(key)}: ${renderFlow(item)}`);
  return `{ ${pairs.join(', ')} }`.replace('{  }', '{}');
}

/**
 * What stands behind `key:` in block style, with the space or line break in front.
 * @param column column at which the key stands
 * @param step spaces a level is indented by
 */
export function renderUnderKey(value: unknown, column: number, step: number, newline: string): string {
  if (!isCollectionValue(value) || isEmpty(value))
    return ` ${isCollectionValue(value) ? renderFlow(value) : renderScalar(value, false)}`;
  const inner = column + step;
  return newline + ' '.repeat(inner) + renderBlock(value, inner, step, newline);
}

/** A value in block style; its first line stands at `column` already. */
export function renderBlock(value: unknown, column: number, step: number, newline: string): string {
  if (!isCollectionValue(value)) return renderScalar(value, false);
  if (isEmpty(value)) return renderFlow(value);
  const pad = newline + ' '.repeat(column);
  if (Array.isArray(value))
    return (value as unknown[]).map((item) => `- ${renderBlock(item, column + 2, step, newline)}`).join(pad);
  return Object.entries(value)
    .map(([key, item]) => `${renderKey(key)}:${renderUnderKey(item, column, step, newline)}`)
    .join(pad);
}
