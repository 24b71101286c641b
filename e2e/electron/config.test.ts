import { publishAndObserve } from '../pages/config-journey.ts';
import { test } from './gatehouse.ts';

test('a slider moves the traffic of an ordinary client, and a version brings it back, in the real window', async ({
  gatehouse: { page },
}) => {
  await publishAndObserve(page);
});
