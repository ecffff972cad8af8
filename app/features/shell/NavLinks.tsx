import { Trans } from '@lingui/react/macro';
import { CalendarDays, KeyRound, List, type LucideIcon, Mail, Settings, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { type NavPlace, navPlaceOf } from './nav-place.ts';

/** Where everybody goes. */
export function MainLinks() {
  return (
    <>
      <PlaceLink to="/schedule" icon={CalendarDays}>
        <Trans>Schedule</Trans>
      </PlaceLink>
      <PlaceLink to="/past" icon={List}>
        <Trans>Past classes</Trans>
      </PlaceLink>
    </>
  );
}

/** What is set up once: beside the page in full, on small screens behind a button. */
export function AccountLinks({ isOwner }: { isOwner: boolean }) {
  return (
    <>
      <PlaceLink to="/profile" icon={UserRound}>
        <Trans>Profile</Trans>
      </PlaceLink>
      <PlaceLink to="/account" icon={KeyRound}>
        <Trans>Sign-in</Trans>
      </PlaceLink>
      {isOwner ? (
        <>
          <PlaceLink to="/studio/settings" icon={Settings}>
            <Trans>Settings</Trans>
          </PlaceLink>
          <PlaceLink to="/admin/outbox" icon={Mail}>
            <Trans>Outbox</Trans>
          </PlaceLink>
        </>
      ) : null}
    </>
  );
}

function PlaceLink({ to, icon: Icon, children }: { to: NavPlace; icon: LucideIcon; children: ReactNode }) {
  const { pathname } = useLocation();
  const isHere = navPlaceOf(pathname) === to;
  return (
    <Link
      to={to}
      className={isHere ? 'active' : undefined}
      aria-current={pathname === to ? 'page' : isHere ? 'true' : undefined}
    >
      <Icon size={17} aria-hidden />
      {children}
    </Link>
  );
}
