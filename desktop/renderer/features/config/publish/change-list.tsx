import type { ReactElement } from 'react';
import type { ConfigDiff, ModelChange, SettingChange } from '../../../../../config/diff.ts';
import { countOf } from '../../../ui/format.ts';
import { sayPath, sayValue } from './publish-words.ts';
import classes from './publish.module.css';

const KIND_WORDS: Record<ModelChange['kind'], string> = {
  added: 'Added',
  removed: 'Removed',
  changed: 'Changed',
};

/** More than this many models are counted, not listed: the lines beside it show them all. */
const MOST_MODELS = 100;

/** What a publish changes, in words rather than lines. */
export function ChangeList({ diff }: { readonly diff: ConfigDiff }): ReactElement {
  const { models, settings } = diff;
  if (models.length === 0 && settings.length === 0)
    return <p className={classes['dim']}>Nothing in meaning: only comments, order or spacing differ.</p>;
  return (
    <ul className={classes['changes']}>
      {models.slice(0, MOST_MODELS).map(({ modelName, kind, changes }) => (
        <li key={modelName}>
          <span className={classes['kind']} data-kind={kind}>
            {KIND_WORDS[kind]}
          </span>
          <div className={classes['change']}>
            <code>{modelName}</code>
            <Settings changes={changes} />
          </div>
        </li>
      ))}
      {models.length > MOST_MODELS && <li>and {countOf(models.length - MOST_MODELS, 'other model')}</li>}
      {settings.length > 0 && (
        <li>
          <span className={classes['kind']} data-kind="changed">
            Settings
          </span>
          <div className={classes['change']}>
            <Settings changes={settings} />
          </div>
        </li>
      )}
    </ul>
  );
}

const MOST_SETTINGS = 60;

const Settings = ({ changes }: { readonly changes: readonly SettingChange[] }): ReactElement => (
  <>
    {changes.slice(0, MOST_SETTINGS).map((change) => (
      <div key={change.path.join('\0')} className={classes['settingChange']}>
        <span>{sayPath(change)}</span>
        <span className={classes['values']}>
          <del>{sayValue(change.before)}</del> <span aria-label="becomes">→</span>{' '}
          <ins>{sayValue(change.after)}</ins>
        </span>
      </div>
    ))}
    {changes.length > MOST_SETTINGS && (
      <div>and {countOf(changes.length - MOST_SETTINGS, 'other setting')}</div>
    )}
  </>
);
