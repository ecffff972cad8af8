import { expect, type Page } from '@playwright/test';
import type { Person } from '#tests/builders/person.ts';
import { OWNER } from '#tests/harness/first-run.ts';

/** Follows the first-run link as the owner and makes the account and the studio. */
export async function makeOwner(page: Page, firstRunLink: string): Promise<void> {
  await page.goto(firstRunLink);
  await page.locator('[name="name"]').fill(OWNER.name);
  await page.locator('[name="email"]').fill(OWNER.email);
  await page.locator('[name="password"]').fill(OWNER.password);
  await page.locator('[name="studioName"]').fill(OWNER.studioName);
  await page.locator('form button[type="submit"]').click();
  // The remaining steps can wait.
  await expect(page).toHaveURL(/\/setup\/email/);
  await page.goto('/schedule');
}

/** Plans a class and returns the address of its page. */
export async function planClass(page: Page, title: string): Promise<string> {
  await page.goto('/classes/new');
  await page.locator('[name="title"]').fill(title);
  await page.locator('form button[type="submit"]').click();
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname;
}

/** Opens the class's address as a stranger, makes an account on the way, and fills in the profile. */
export async function signUpForClass(page: Page, classPath: string, person: Person): Promise<void> {
  await page.goto(classPath);
  await page
    .getByRole('link', { name: /sign up|create an account/i })
    .first()
    .click();
  await page.locator('[name="name"]').fill(person.name);
  await page.locator('[name="email"]').fill(person.email);
  await page.locator('[name="password"]').fill(person.password);
  await page.locator('form button[type="submit"]').click();
  await expect(page).toHaveURL(new RegExp(classPath));

  await page.goto('/profile');
  await page.locator('[name="birthYear"]').fill(String(person.birthYear));
  await page.locator('[name="weightKg"]').fill(String(person.weightKg));
  await page.locator('[name="hrMaxBpm"]').fill(String(person.hrMaxBpm));
  await page.locator('[name="hrRestBpm"]').fill(String(person.hrRestBpm));
  await page.locator('[name="sex"]').selectOption(person.sex);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
}
