/** A correction names the entry it replaces. The old entry stays; deadlines and figures are computed again. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { getMeasure, recordAct, type MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { getPerson } from '@hoa-nhap/domain/people/people.contract'
import { newId } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { actTitle } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay } from '../text/read-typed.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { LateMark } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { dossierText } from './dossier.text.ts'
import type { EventView } from './dossier.timeline.ts'

const reasons = ['wrong-date', 'wrong-content', 'wrong-person', 'entered-twice', 'did-not-happen'] as const

export function CorrectDialog({ personId, measure, event, onClose }: { readonly personId: string; readonly measure: MeasureView; readonly event: EventView; readonly onClose: () => void }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const client = useQueryClient()
  const send = useSend(recordAct, [getMeasure.id, getPerson.id])
  // One id for all tries: sent twice, it is recorded once.
  const [id] = useState(newId)
  const [reason, setReason] = useState<(typeof reasons)[number]>('wrong-date')
  const [on, setOn] = useState(formatDay(event.occurredOn, 'vi'))
  const [wrong, setWrong] = useState(false)
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault()
    const read = readDay(on, today)
    const day = reason === 'wrong-date' && read.ok ? read.value : null
    if (reason === 'wrong-date' && (day === null || day > today)) {
      setWrong(true)
      document.getElementById('correct-on')?.focus()
      return
    }
    send.mutate({ params: { id: measure.id }, body: { id, type: 'correct', occurredOn: today, basedOn: measure.sequence, data: { replaces: event.id, reason, ...(day ? { insteadOn: day } : {}) } } }, {
      onSuccess: () => {
        void client.invalidateQueries({ queryKey: [getPerson.id, { params: { id: personId } }] })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t('correct.title', { act: actTitle(measure.kind, event.type) })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="correct">
        <p className="note">{t('correct.note')}</p>
        <fieldset className="field">
          <legend>{t('correct.reason')}</legend>
          {reasons.map((value) => <label key={value} className="check"><input type="radio" name="reason" checked={reason === value} onChange={() => setReason(value)} /> {t(`correct.reason.${value}`)}</label>)}
        </fieldset>
        {reason === 'wrong-date' ? (
          <div className="field">
            <label htmlFor="correct-on">{t('correct.on')}</label>
            <input id="correct-on" className="field-input" inputMode="numeric" autoComplete="off" value={on} aria-invalid={wrong} aria-describedby="correct-on-note" onChange={(change) => { setOn(change.target.value); setWrong(false) }} />
            {wrong ? <p id="correct-on-note" className="field-error"><LateMark /> {t('correct.on.wrong')}</p> : <p id="correct-on-note" className="field-hint">{t('correct.on.hint')}</p>}
          </div>
        ) : <p className="note">{t('correct.removes')}</p>}
        {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('correct.save')}</Button><span className="hint">{formatDay(today, language)}</span></div>
      </form>
    </Dialog>
  )
}
