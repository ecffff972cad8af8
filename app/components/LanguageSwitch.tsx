import { useLingui } from '@lingui/react/macro';
import { Languages } from 'lucide-react';
import { useId } from 'react';
import { useLocation } from 'react-router';
import { LOCALE_NAMES, LOCALES, type Locale } from '#core/locales.ts';

type LanguageSwitchProps = {
  /** Where the page stays: changes the language without leaving. Otherwise the page comes anew in the other language. */
  onChoose?: (locale: Locale) => void;
};

/** Each language by its own name. Without `onChoose` a form of the browser, not of the router: works without scripts. */
export function LanguageSwitch({ onChoose }: LanguageSwitchProps) {
  const { t, i18n } = useLingui();
  const { pathname, search } = useLocation();
  const formId = useId();
  return (
    <fieldset className="language-switch" aria-label={t`Language`}>
      {onChoose === undefined ? (
        <form id={formId} method="post" action="/language" hidden>
          <input type="hidden" name="next" value={pathname + search} />
        </form>
      ) : null}
      <Languages size={16} aria-hidden />
      {LOCALES.map((locale) => (
        <button
          key={locale}
          {...(onChoose === undefined
            ? { type: 'submit', form: formId, name: 'locale', value: locale }
            : { type: 'button', onClick: () => onChoose(locale) })}
          lang={locale}
          aria-pressed={locale === i18n.locale}
        >
          {LOCALE_NAMES[locale]}
        </button>
      ))}
    </fieldset>
  );
}
