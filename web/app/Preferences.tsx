/** Language and appearance, kept on this device. */
import { changeLanguage, useLanguage } from '../text/i18n.ts'
import { setAppearance, useAppearance, type Appearance } from '../ui/theme.tsx'
import { appText } from './app.text.ts'

export function Preferences() {
  const text = appText.useText()
  const language = useLanguage()
  const appearance = useAppearance()
  return (
    <div className="preferences">
      <fieldset>
        <legend>{text('language')}</legend>
        {(['vi', 'en'] as const).map((code) => (
          <button key={code} type="button" className="link" lang={code} aria-pressed={language === code} onClick={() => changeLanguage(code)}>{code === 'vi' ? 'Tiếng Việt' : 'English'}</button>
        ))}
      </fieldset>
      <fieldset>
        <legend>{text('appearance')}</legend>
        {(['light', 'dark', 'system'] as const satisfies readonly Appearance[]).map((mode) => (
          <button key={mode} type="button" className="link" aria-pressed={appearance === mode} onClick={() => setAppearance(mode)}>{text(`appearance.${mode}`)}</button>
        ))}
      </fieldset>
    </div>
  )
}
