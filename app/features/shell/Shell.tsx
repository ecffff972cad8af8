import { Trans, useLingui } from '@lingui/react/macro';
import { Activity, LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { useNavigation } from 'react-router';
import { InsecureContextNote } from '../../components/InsecureContextNote.tsx';
import { initialsOf } from '../../components/initials.ts';
import { LanguageSwitch } from '../../components/LanguageSwitch.tsx';
import { Logo } from '../../components/Logo.tsx';
import { DemoBar } from './DemoBar.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { AccountLinks, MainLinks } from './NavLinks.tsx';

type ShellProps = {
  /** `null` for a stranger, who sees a class by its link. */
  viewer: { name: string } | null;
  studioName: string | null;
  isOwner: boolean;
  isDemo: boolean;
  /** What is said once above the page. */
  notice?: ReactNode;
  children: ReactNode;
};

const SIGN_OUT_FORM = 'sign-out';

/** Navigation beside the page; under 900 px below it. */
export function Shell({ isDemo, ...page }: ShellProps) {
  return (
    <>
      {isDemo && <DemoBar />}
      <PageWithNavigation {...page} />
    </>
  );
}

function PageWithNavigation({ viewer, studioName, isOwner, notice, children }: Omit<ShellProps, 'isDemo'>) {
  const { t } = useLingui();
  const isLoading = useNavigation().state === 'loading';
  if (viewer === null) {
    return (
      <div className="shell bare">
        <header className="bare-header">
          <Logo />
          <span className="grow b">Pulseroom</span>
          <LanguageSwitch />
        </header>
        <main className="main">
          <InsecureContextNote />
          {children}
        </main>
      </div>
    );
  }
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        <Trans>To the page</Trans>
      </a>
      <nav className="nav" aria-label={t`Main`}>
        <div className="brand">
          <Logo />
          <span className="grow">
            <span className="ell">{studioName ?? 'Pulseroom'}</span>
            <small>
              <Trans>on Pulseroom</Trans>
            </small>
          </span>
        </div>
        <MainLinks />
        <p className="nav-heading">
          <Trans>Account</Trans>
        </p>
        <div className="nav-wide">
          <AccountLinks isOwner={isOwner} />
        </div>
        <LanguageSwitch />
        <div className="nav-me">
          <span className="avatar" aria-hidden>
            {initialsOf(viewer.name)}
          </span>
          <span className="grow b ell">{viewer.name}</span>
          <button
            className="icon-button"
            type="submit"
            form={SIGN_OUT_FORM}
            aria-label={t`Sign out`}
            title={t`Sign out`}
          >
            <LogOut size={16} aria-hidden />
          </button>
        </div>
        <MoreMenu name={viewer.name} isOwner={isOwner} signOutForm={SIGN_OUT_FORM} />
      </nav>
      <form id={SIGN_OUT_FORM} method="post" action="/sign-out" hidden />
      <main className="main" id="main" tabIndex={-1} aria-busy={isLoading || undefined}>
        {isLoading ? <Activity className="page-loading" size={20} aria-hidden /> : null}
        <InsecureContextNote />
        {notice}
        {children}
        <LanguageSwitch />
      </main>
    </div>
  );
}
