import { useLingui } from '@lingui/react/macro';
import { Languages } from 'lucide-react';
import { useLocation } from 'react-router';
import { LOCALE_NAMES, LOCALES } from '#core/locales.ts';

/** Each language by its own name. A form of the browser, not of the router: the page comes anew in the other language. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  const { pathname, search } = useLocation();
  return (
    <form className="language-switch" method="post" action="/language">
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset className="row" aria-label={t`Language`}>
        <Languages size={16} aria-hidden />
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="submit"
            name="locale"
            value={locale}
            lang={locale}
            aria-pressed={locale === i18n.locale}
          >
            {LOCALE_NAMES[locale]}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
