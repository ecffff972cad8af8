import { type BrowserContext, test } from '@playwright/test';
import { expectAccessible } from '#tests/harness/accessibility.ts';
import { expectReadable } from '#tests/harness/readable.ts';
import { sizesOf } from '#tests/screens/list-of-screens.ts';
import { SCENES } from '#tests/screens/scenes/index.ts';
import { LIVE_SCENES } from '#tests/screens/scenes/live.ts';
import { openScreenStage, type ScreenStage } from '#tests/screens/screen-stage.ts';

/** Every screen that docs/screens has a picture of, in each of its states and sizes. */
let stage: ScreenStage;

// The first scene that needs a live class waits until everybody is in it.
test.describe.configure({ timeout: 300_000 });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  stage = await openScreenStage();
});
test.afterAll(async () => {
  await stage?.close();
});

// A live class goes on beside whatever comes after it, so its scenes are the last.
for (const scene of [...SCENES.filter((each) => !LIVE_SCENES.includes(each)), ...LIVE_SCENES]) {
  test(`axe finds nothing, and all can be read: ${scene.name}`, async () => {
    for (const size of sizesOf(scene)) {
      await test.step(size, async () => {
        const contexts: BrowserContext[] = [];
        const page = await scene.show(stage, {
          size,
          async open(who) {
            const context = await stage.openContext(who, size);
            contexts.push(context);
            return context.newPage();
          },
        });
        await expectAccessible(page);
        await expectReadable(page);
        for (const context of contexts) await context.close();
      });
    }
  });
}
