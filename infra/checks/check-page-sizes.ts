// npm run check:sizes: what each page loads, against its budget. Needs the built pages.
import { stdout } from 'node:process';
import { getConfig } from '@lingui/conf';
import { measurePages } from './page-sizes.ts';

const pages = measurePages({ clientFolder: 'build/client', locales: [...getConfig().locales] });
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

stdout.write('JavaScript that a page loads before it works, with its texts, gzipped\n');
for (const { route, files, gzipBytes, budgetBytes } of pages) {
  const mark = gzipBytes <= budgetBytes ? '✓' : '✗';
  const size = kilobytes(gzipBytes).padStart(9);
  stdout.write(`${mark} ${size} of ${kilobytes(budgetBytes)}  ${String(files).padStart(2)} files  ${route}\n`);
}
const over = pages.filter(({ gzipBytes, budgetBytes }) => gzipBytes > budgetBytes);
if (over.length > 0) {
  stdout.write(`Over budget: ${over.map(({ route }) => route).join(', ')}\n`);
  process.exitCode = 1;
}
