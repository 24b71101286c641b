import { test } from '@playwright/test';
import { ownGatehouse } from '../pages/config-gatehouse.ts';
import { publishAndObserve } from '../pages/config-journey.ts';

const { open } = ownGatehouse();

test('a slider moves the traffic of an ordinary client, and a version brings it back', async ({ page }) => {
  await open(page);
  await publishAndObserve(page);
});
