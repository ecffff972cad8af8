import { PassThrough } from 'node:stream';
import latinFont from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wdth-normal.woff2?url';
import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { createReadableStreamFromReadable } from '@react-router/node';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { type EntryContext, type RouterContextProvider, ServerRouter } from 'react-router';
import { NonceContext } from './components/nonce.ts';
import { messages as en } from './locales/en.po';
import { messages as ko } from './locales/ko.po';
import { localeOf } from './server/locale.ts';
import { studioLocale } from './server/studio-locale.ts';
import { nonceContext, servicesContext } from './server-context.ts';

/** How long a page may take to be complete. */
export const streamTimeout = 5_000;

/** Bugs in loaders and actions. What a person may know was thrown as an answer and does not come here. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: Readonly<RouterContextProvider> },
): void {
  if (!request.signal.aborted) context.get(servicesContext).log.error({ err: error }, 'a page failed');
}

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  if (request.method.toUpperCase() === 'HEAD') return new Response(null, { status, headers });

  const nonce = loadContext.get(nonceContext);
  const services = loadContext.get(servicesContext);
  const { log } = services;
  // One per answer: answers of several languages are written at the same time.
  const i18n = setupI18n({ locale: localeOf(request.headers, await studioLocale(services)), messages: { en, ko } });
  // A reader without scripts needs the whole page at once.
  const readyEvent = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady';

  return new Promise((resolve, reject) => {
    let answeredStatus = status;
    let isShellSent = false;
    const { pipe, abort } = renderToPipeableStream(
      <I18nProvider i18n={i18n}>
        <NonceContext value={nonce}>
          <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
        </NonceContext>
      </I18nProvider>,
      {
        nonce,
        [readyEvent]() {
          isShellSent = true;
          const body = new PassThrough({
            final(done) {
              clearTimeout(timeout);
              done();
            },
          });
          headers.set('content-type', 'text/html; charset=utf-8');
          headers.set('link', earlyLinks(routerContext));
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answeredStatus }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          answeredStatus = 500;
          // Errors of the shell reject and are logged where the request ends.
          if (isShellSent) log.error({ err: error }, 'page stream failed');
        },
      },
    );
    const timeout = setTimeout(abort, streamTimeout + 1000);
  });
}

/** What is needed before anything can be seen, told before the page itself is read. */
function earlyLinks({ manifest, staticHandlerContext }: EntryContext): string {
  const styles = staticHandlerContext.matches.flatMap(({ route }) => manifest.routes[route.id]?.css ?? []);
  const links = [...new Set(styles)].map((href) => `<${href}>; rel=preload; as=style`);
  return [...links, `<${latinFont}>; rel=preload; as=font; type="font/woff2"; crossorigin=anonymous`].join(', ');
}
