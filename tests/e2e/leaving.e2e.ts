import { expect, type Page, test } from '@playwright/test';
import { aPerson } from '#tests/builders/person.ts';
import { endClass, tileOf } from './screens/live-class.ts';
import { openStage, type Stage } from './screens/stage.ts';
import { makeOwner, planClass, signUpForClass } from './screens/studio.ts';

let stage: Stage;

test.beforeAll(async () => {
  stage = await openStage();
});

test.afterAll(async () => {
  await stage?.close();
});

async function openPage(): Promise<Page> {
  const { url } = await stage.pulseroom.ready();
  const context = await stage.browser.newContext({ baseURL: url, viewport: { width: 1024, height: 640 } });
  return context.newPage();
}

test('somebody stays, leaves, comes back as one person, and is told when the class is over', async () => {
  test.setTimeout(180_000);
  const instructor = await openPage();
  const cleo = await openPage();
  const person = aPerson({ name: 'Cleo Costa' });
  await makeOwner(instructor, await stage.pulseroom.firstRunLink());
  const classPath = await planClass(instructor, 'Morning ride');
  await instructor.goto(`${classPath}/live`);
  await instructor.getByTestId('open-room-button').click();
  await expect(instructor.getByTestId('end-class-button')).toBeVisible();
  await signUpForClass(cleo, classPath, person);

  await test.step('Stay stays', async () => {
    await join(cleo, classPath);
    await expect(tileOf(instructor, person.name)).toHaveCount(1);
    await cleo.getByTestId('leave-button').click();
    await cleo.getByRole('button', { name: 'Stay' }).click();
    await expect(cleo.getByTestId('confirm-leave')).toBeHidden();
    await expect(cleo.getByTestId('leave-button')).toBeVisible();
    await expect(tileOf(instructor, person.name)).toHaveCount(1);
  });

  await test.step('Leave goes to the page of the class, and the tile goes', async () => {
    await cleo.getByTestId('leave-button').click();
    await cleo.getByTestId('confirm-leave').click();
    await expect(cleo).toHaveURL(new RegExp(`${classPath}$`));
    await expect(tileOf(instructor, person.name)).toHaveCount(0);
  });

  await test.step('coming back is one tile again', async () => {
    await join(cleo, classPath);
    await expect(tileOf(instructor, person.name)).toHaveCount(1);
  });

  await test.step('the back button asks first, and then leaves', async () => {
    // Within the app our own dialog asks; where the page is left as a whole document, the browser does.
    let isAskedByBrowser = false;
    cleo.on('dialog', (dialog) => {
      isAskedByBrowser = true;
      return dialog.accept();
    });
    const confirm = cleo.getByTestId('confirm-leave');
    await cleo.goBack();
    await expect.poll(async () => isAskedByBrowser || (await confirm.isVisible())).toBe(true);
    if (!isAskedByBrowser) await confirm.click();
    await expect(cleo).toHaveURL(new RegExp(`${classPath}$`));
    await expect(tileOf(instructor, person.name)).toHaveCount(0);
  });

  await test.step('whoever opens the room of a class that is over is told so', async () => {
    await endClass(instructor);
    await expect(instructor.getByTestId('class-ended')).toBeVisible();
    await cleo.goto(`${classPath}/live`);
    await expect(cleo.getByTestId('class-ended')).toBeVisible();
    await expect(cleo.getByRole('link', { name: /class page/i })).toBeVisible();
  });
});

async function join(page: Page, classPath: string): Promise<void> {
  await page.goto(classPath);
  await page.goto(`${classPath}/live`);
  await page.getByTestId('join-button').click();
  await expect(page.getByTestId('leave-button')).toBeVisible();
}
