import '@fontsource-variable/instrument-sans/wdth.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/classes.css';
import './styles/forms.css';
import './styles/account.css';
import './styles/charts.css';
import './styles/language.css';
import './styles/lan.css';
import './styles/settings.css';
import './styles/setup.css';
import './styles/demo.css';
import './styles/schedule.css';
import './styles/summary.css';
import './styles/past.css';
import './styles/print.css';
import { useLingui } from '@lingui/react';
import { type ReactNode, useContext } from 'react';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches } from 'react-router';
import type { Route } from './+types/root';
import type { RootData } from './components/InsecureContextNote.tsx';
import { NonceContext } from './components/nonce.ts';
import { PageError } from './components/PageError.tsx';
import { themeOf } from './components/route-handle.ts';
import { encryptedOrigin } from './server/allowed-origins.ts';
import { servicesContext } from './server-context.ts';

export const loader = ({ context }: Route.LoaderArgs): RootData => ({
  encryptedOrigin: encryptedOrigin(context.get(servicesContext).env),
});

// It is the same for as long as the server runs.
export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  const theme = themeOf(useMatches());
  const { i18n } = useLingui();
  return (
    <html lang={i18n.locale} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content={theme === 'class' ? '#0b0c10' : '#f8f9fb'} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return (
    <main className="lone-state">
      <PageError error={error} />
    </main>
  );
}
