import { expect, it } from 'vitest';
import { createDisposer } from './disposer.ts';

it('closes in reverse order, each once', async () => {
  const disposer = createDisposer();
  const closed: string[] = [];
  disposer.add(() => closed.push('database'));
  disposer.add(async () => {
    await Promise.resolve();
    closed.push('server');
  });

  await Promise.all([disposer.close(), disposer.close()]);
  await disposer.close();

  expect(closed).toEqual(['server', 'database']);
});

it('closes the rest when one fails, and tells', async () => {
  const disposer = createDisposer();
  const closed: string[] = [];
  disposer.add(() => closed.push('database'));
  disposer.add(() => Promise.reject(new Error('stuck')));

  await expect(disposer.close()).rejects.toMatchObject({ errors: [new Error('stuck')] });
  expect(closed).toEqual(['database']);
});

it('closes at once what opens while it closes', async () => {
  const disposer = createDisposer();
  const closed: string[] = [];
  disposer.add(() => {
    disposer.add(() => closed.push('late'));
  });

  await disposer.close();
  disposer.add(() => closed.push('later'));
  await disposer.close();

  expect(closed).toEqual(['late', 'later']);
});
