import { afterEach, describe, expect, it } from 'vitest';
import { type Activity, listActivities, removeActivity, showActivity } from './activity.ts';

const publish: Activity = {
  id: 'a',
  title: 'Publishing',
  state: 'working',
  startedAtMs: 0,
  path: '/g/sandbox/config',
};

afterEach(() => {
  for (const { id } of listActivities()) removeActivity(id);
});

describe('activities', () => {
  it('say the latest about each work, in the order in which it began', () => {
    showActivity(publish);
    showActivity({ ...publish, id: 'b' });
    showActivity({ ...publish, state: 'done', fraction: 1 });
    expect(listActivities().map(({ id, state }) => [id, state])).toEqual([
      ['a', 'done'],
      ['b', 'working'],
    ]);
  });

  it('stay until they are removed, and removing twice changes nothing', () => {
    showActivity(publish);
    removeActivity('a');
    const after = listActivities();
    removeActivity('a');
    expect(listActivities()).toBe(after);
    expect(after).toEqual([]);
  });
});
