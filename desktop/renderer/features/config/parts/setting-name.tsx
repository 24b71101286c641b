import { Fragment, type ReactElement } from 'react';

/** A key of the config that may break behind its underscores rather than in the middle of a word. */
export const SettingName = ({ name }: { readonly name: string }): ReactElement => (
  <>
    {name.split(/(?<=_)/).map((part, index) => (
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </>
);
