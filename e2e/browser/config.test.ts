import { publishAndObserve } from '../pages/config-journey.ts';
import { test } from './fixtures.ts';

test('a slider moves the traffic of an ordinary client, and a version brings it back', async ({
  page,
  gatehouse,
}) => {
  await page.goto(gatehouse.appUrl);
  await publishAndObserve(page);
});
