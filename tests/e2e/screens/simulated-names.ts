import type { Page } from '@playwright/test';

/** What holds one name and what belongs to it; the smallest of these counts. */
const HOLDERS = '[data-participant-name], li, tr, h1, h2, p, header, section, dialog';

/**
 * Where the page shows one of these people's names, whole or the first alone, and does not say beside it that the
 * person is simulated. Read in one moment, so that nothing changes meanwhile.
 */
export async function simulatedNamesOn(
  page: Page,
  names: readonly string[],
): Promise<{ shown: number; unlabelled: string[] }> {
  return await page.evaluate(
    ({ fullNames, holders }) => {
      const isShown = (element: Element) =>
        element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
      const firstNames = new Set(fullNames.map((name) => name.split(' ')[0]));
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const unlabelled: string[] = [];
      let shown = 0;
      while (texts.nextNode()) {
        const text = texts.currentNode.textContent ?? '';
        const parent = texts.currentNode.parentElement;
        const isName = text.split(/[^\p{L}]+/u).some((word) => firstNames.has(word));
        if (!isName || parent === null || !isShown(parent)) continue;
        shown += 1;
        const holder = parent.closest(holders) ?? parent;
        const tags = [...holder.querySelectorAll('[data-testid="simulated-tag"]')];
        if (!text.includes('(simulated)') && !tags.some(isShown)) unlabelled.push(`${text} in ${holder.outerHTML}`);
      }
      return { shown, unlabelled };
    },
    { fullNames: names, holders: HOLDERS },
  );
}
