import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Texts of the pages, in English in the sources. `npm run texts` collects them into `app/locales/*.po`. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ko'],
  catalogs: [{ path: '<rootDir>/app/locales/{locale}', include: ['<rootDir>/app'], exclude: ['**/*.test.*'] }],
  // Line numbers would change the catalogs with every edit.
  format: formatter({ lineNumbers: false }),
  orderBy: 'origin',
});
