import { useLingui } from '@lingui/react/macro';
import { Languages } from 'lucide-react';
import { useId } from 'react';
import { useLocation } from 'react-router';
import { LOCALE_NAMES, LOCALES } from '#core/locales.ts';

/** Each language by its own name. A form of the browser, not of the router: the page comes anew in the other language. */
export function LanguageSwitch() {
  const { t, i18n } = useLingui();
  const { pathname, search } = useLocation();
  const formId = useId();
  return (
    <fieldset className="language-switch" aria-label={t`Language`}>
      <form id={formId} method="post" action="/language" hidden>
        <input type="hidden" name="next" value={pathname + search} />
      </form>
      <Languages size={16} aria-hidden />
      {LOCALES.map((locale) => (
        <button
          key={locale}
          type="submit"
          form={formId}
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === i18n.locale}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </fieldset>
  );
}
