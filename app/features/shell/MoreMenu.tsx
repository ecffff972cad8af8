import { Trans } from '@lingui/react/macro';
import { Ellipsis, LogOut } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router';
import { AccountLinks } from './NavLinks.tsx';
import { navPlaceOf } from './nav-place.ts';

type MoreMenuProps = { name: string; isOwner: boolean; signOutForm: string };

/** What the bar of a small screen has no room for. Opens without scripts. */
export function MoreMenu({ name, isOwner, signOutForm }: MoreMenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const { pathname, key } = useLocation();
  const place = navPlaceOf(pathname);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever page comes, the menu has done its work.
  useEffect(() => menu.current?.hidePopover(), [key]);
  return (
    <div className="nav-more">
      <button
        type="button"
        popoverTarget={id}
        className={place === null || place === '/schedule' || place === '/past' ? 'more' : 'more active'}
      >
        <Ellipsis size={17} aria-hidden />
        <Trans>More</Trans>
      </button>
      <div ref={menu} id={id} popover="auto" className="more-menu">
        <p className="more-name ell">{name}</p>
        <AccountLinks isOwner={isOwner} />
        <button type="submit" form={signOutForm}>
          <LogOut size={17} aria-hidden />
          <Trans>Sign out</Trans>
        </button>
      </div>
    </div>
  );
}
