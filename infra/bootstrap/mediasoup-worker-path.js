// Where the media worker lies: in the user's cache, so that all checkouts share it, under a name that holds everything
// its usefulness depends on.
import { join } from 'node:path';
import { glibcVersion, hashFiles, readJson, root, userCacheFolder } from './project.js';

export const mediasoupFolder = join(root, 'node_modules/mediasoup');
export const recipeFolder = join(root, 'infra/native/mediasoup-worker');
/** Those that decide what comes out. */
const recipeFiles = ['CMakeLists.txt', 'build.sh', 'shim'];

/** @returns {string} absolute path; the file need not exist yet */
export function mediasoupWorkerPath() {
  const { version } = readJson(join(mediasoupFolder, 'package.json'));
  const glibc = glibcVersion();
  const libc = glibc ? `glibc${glibc.join('.')}` : process.platform === 'linux' ? 'musl' : process.platform;
  const recipe = hashFiles({ paths: recipeFiles.map((name) => `infra/native/mediasoup-worker/${name}`) }).slice(0, 8);
  return join(
    userCacheFolder(),
    'mediasoup-worker',
    `${version}-${libc}-${process.arch}-${recipe}`,
    'mediasoup-worker',
  );
}
