import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import { Sheet } from '../ui/page.tsx'
import { dossierText } from './dossier.text.ts'
import { purposes } from './purpose.ts'

/** Asked before the first dossier of a day is opened. */
export function PurposeQuestion({ onChoose }: { readonly onChoose: (purpose: Purpose) => void }): ReactNode {
  const t = dossierText.useText()
  const [chosen, setChosen] = useState<Purpose>('case')
  return (
    <Sheet className="padded purpose">
      <form onSubmit={(event) => { event.preventDefault(); onChoose(chosen) }}>
        <fieldset>
          <legend className="sr-only">{t('purpose.title')}</legend>
          {purposes.map((purpose) => (
            <label key={purpose} className="check">
              <input type="radio" name="purpose" value={purpose} checked={chosen === purpose} onChange={() => setChosen(purpose)} /> {t(`purpose.${purpose}`)}
            </label>
          ))}
        </fieldset>
        <p className="note">{t('purpose.note')}</p>
        <Button type="primary" htmlType="submit">{t('purpose.go')}</Button>
      </form>
    </Sheet>
  )
}
