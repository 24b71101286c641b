import { Frame, type Word } from '../pages/frame.ts';
import { expect, test } from './fixtures.ts';

/** What stands on each page that is not there yet, and the one thing that can be done instead. */
const PAGES: readonly (readonly [word: Word, title: RegExp, why: RegExp, action: string, leadsTo: string])[] =
  [
    [
      'Stacks',
      /Deploy, change and remove/,
      /cannot reach AWS yet/,
      'Use the sandbox on this machine',
      'Sandbox',
    ],
    ['Users', /Users, keys, teams/, /does not list them yet/, 'Show the sandbox’s key', 'Sandbox'],
    ['Logs', /Live and past logs/, /does not read them yet/, 'Show the sandbox’s logs', 'Sandbox'],
    ['Tunnels', /Reach a private gateway/, /cannot reach AWS yet/, 'Show the sandbox’s URL', 'Sandbox'],
    ['Benchmarks', /Compare models/, /does not run them yet/, 'Open Config', 'Config'],
  ];

for (const [word, title, why, action, leadsTo] of PAGES) {
  test(`${word} says what will be here, why it is empty, and one thing to do`, async ({
    page,
    gatehouse,
  }) => {
    const frame = new Frame(page);
    await page.goto(gatehouse.appUrl);
    await frame.word(word).click();
    await expect(frame.heading(word)).toBeVisible();
    const main = page.getByRole('main');
    await expect(main).toContainText('Not there yet');
    await expect(main.getByRole('heading', { name: title })).toBeVisible();
    await expect(main).toContainText(why);
    await expect(main.getByRole('button')).toHaveCount(0);
    await expect(main.getByRole('link')).toHaveCount(1);
    await main.getByRole('link', { name: action }).click();
    await expect(frame.heading(leadsTo)).toBeVisible();
  });
}
