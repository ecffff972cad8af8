import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Texts of the pages, in English in the sources. `npm run texts` collects them into `app/locales/*.po`. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ko'],
  catalogs: [
    {
      path: '<rootDir>/app/locales/{locale}',
      include: ['<rootDir>/app', '<rootDir>/store'],
      exclude: ['**/*.test.*'],
    },
  ],
  // Modules that Node runs as they are write their texts with a `msg` of our own, which this makes a macro for `extract`.
  macro: { corePackage: ['@lingui/core/macro', '#platform/msg.ts'], jsxPackage: ['@lingui/react/macro'] },
  // Line numbers would change the catalogs with every edit.
  format: formatter({ lineNumbers: false }),
  orderBy: 'origin',
});
