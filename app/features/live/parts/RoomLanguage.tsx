import { LanguageSwitch } from '../../../components/LanguageSwitch.tsx';
import { changeLanguage } from '../../../lib/change-language.ts';

/** The language of the room, changed in place: camera, strap and class go on. */
export function RoomLanguage() {
  return <LanguageSwitch onChoose={(locale) => void changeLanguage(locale)} />;
}
