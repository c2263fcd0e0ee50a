/** Names that their bearers agreed to leave: added with consent, erased when it is withdrawn. Nothing typed here is kept on the device. */
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { consentWays, offers } from '@hoa-nhap/domain/outreach/outreach.rules'
import { nameKept } from '@hoa-nhap/domain/outreach/outreach.law'
import { listOutreachNames, recordOutreachName, withdrawOutreachName, type OutreachName } from '@hoa-nhap/domain/outreach/names.contract'
import { newId } from '../api/client.ts'
import { useItems, useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, FieldError, focusField, FormFrame } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { Choose, DayInput, Picks } from '../ui/inputs.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { outreachText } from './outreach.text.ts'

type OfferName = (offer: string) => string

export function Names({ offerName, contactId }: { readonly offerName: OfferName; readonly contactId: string | null }): ReactNode {
  const text = outreachText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const names = useItems(listOutreachNames, {})
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<OutreachName | null>(null)
  const [told, setTold] = useState<string | null>(null)
  return (
    <Section id="names" title={text('names')} count={names.data && names.data.length > 0 ? names.data.length : undefined} end={adding ? undefined : <Button onClick={() => { setAdding(true); setTold(null) }}>{text('names.add')}</Button>}>
      <p className="note outreach-note">{text('names.note', { months: nameKept.months })}</p>
      {told ? <p className="note outreach-note" role="status">{told}</p> : null}
      {adding ? <NameForm offerName={offerName} contactId={contactId} onLeave={() => setAdding(false)} onSaved={(erasedOn) => { setAdding(false); setTold(text('name.saved', { day: formatDay(erasedOn, language) })) }} /> : null}
      <Answer of={names} rows={2}>
        {(items) => (items.length === 0 ? <Empty title={text('names.none')} /> : (
          <Sheet>
            <ul className="rows">
              {items.map((item) => (
                <li key={item.id} className="outreach-name" data-row>
                  <span><b>{item.name}</b>{item.phone ? <span> {item.phone}</span> : null}<span className="note"> {[item.wish ? offerName(item.wish) : text('wish.none'), text('met.on', { day: formatDay(item.metOn, language, today) }), text(`consent.${item.consent}`), text('erased', { day: formatDay(item.erasedOn, language, today) })].join(' · ')}</span></span>
                  <Button onClick={() => setLeaving(item)}>{text('withdraw')}</Button>
                </li>
              ))}
            </ul>
          </Sheet>
        ))}
      </Answer>
      {leaving ? <Withdraw name={leaving} onLeave={(gone) => { setLeaving(null); if (gone) setTold(text('withdrawn')) }} /> : null}
    </Section>
  )
}

type Values = { id?: string; name?: string; phone?: string; wish?: string; consent?: string; day?: string; consented?: boolean }

function NameForm({ offerName, contactId, onLeave, onSaved }: { readonly offerName: OfferName; readonly contactId: string | null; readonly onLeave: () => void; readonly onSaved: (erasedOn: string) => void }): ReactNode {
  const text = outreachText.useText()
  const { today } = useNow()
  const store = useFormStore<Values>(() => ({ id: newId(), day: showDay(today), consent: 'spoken' }))
  const values = useValues(store)
  const sending = useSend(recordOutreachName, [listOutreachNames.id])
  const [wrong, setWrong] = useState<string | null>(null)
  const save = async () => {
    if (sending.isPending) return
    const [first] = store.judgeAll()
    if (first) return focusField('ten', first.name)
    const day = readDay(values.day ?? '', today)
    if (!day.ok) return
    if (!values.consented) return setWrong(text('consented.needed'))
    try {
      const phone = (values.phone ?? '').replace(/\s/g, '')
      const { erasedOn } = await sending.mutateAsync({ body: { id: values.id!, contactId, metOn: day.value, name: (values.name ?? '').trim(), phone: phone || null, wish: (values.wish || null) as OutreachName['wish'], consent: values.consent as OutreachName['consent'], consented: true } })
      onSaved(erasedOn)
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  return (
    <FormFrame store={store} name="ten" onSubmit={() => void save()}>
      <Sheet className="outreach-form">
        <div className="fields">
          <Field name="name" label={text('name')} span={3} judge={(value) => (String(value ?? '').trim().length >= 2 ? null : say('name-needed'))}><input className="field-input" maxLength={120} autoComplete="off" /></Field>
          <Field name="phone" label={text('phone')} optional span={3} judge={(value) => { const typed = String(value ?? '').replace(/\s/g, ''); return typed === '' || /^0\d{9,10}$/.test(typed) ? null : say('phone-form') }}><input className="field-input" inputMode="tel" maxLength={14} autoComplete="off" /></Field>
          <Field name="wish" label={text('wish')} optional span={3}><Choose empty={text('wish.none')} options={offers.map((offer) => ({ value: offer, label: offerName(offer) }))} /></Field>
          <Field name="day" label={text('day')} span={3} judge={(value) => { const day = readDay(String(value ?? ''), today); return !day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null }}><DayInput /></Field>
          <Field group name="consent" label={text('consent')}><Picks label={text('consent')} options={consentWays.map((way) => ({ value: way, label: text(`consent.${way}`) }))} /></Field>
        </div>
        <label className="check outreach-consent"><input type="checkbox" checked={values.consented ?? false} onChange={(event) => store.put({ ...values, consented: event.target.checked })} /> <span>{text('consented')}</span></label>
        {wrong ? <FieldError>{wrong}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={sending.isPending}>{text('name.save')}</Button><Button onClick={onLeave}>{text('cancel')}</Button></p>
      </Sheet>
    </FormFrame>
  )
}

function Withdraw({ name, onLeave }: { readonly name: OutreachName; readonly onLeave: (gone: boolean) => void }): ReactNode {
  const text = outreachText.useText()
  const sending = useSend(withdrawOutreachName, [listOutreachNames.id])
  const [wrong, setWrong] = useState<string | null>(null)
  const go = () => sending.mutateAsync({ params: { id: name.id } }).then(() => onLeave(true), (error: unknown) => setWrong(sentenceOf(error)))
  return (
    <Dialog title={text('withdraw.title')} onClose={() => onLeave(false)}>
      <p><b>{name.name}</b></p>
      <p>{text('withdraw.text')}</p>
      {wrong ? <FieldError>{wrong}</FieldError> : null}
      <p className="form-foot"><Button type="primary" danger loading={sending.isPending} onClick={() => void go()}>{text('withdraw.go')}</Button><Button onClick={() => onLeave(false)}>{text('cancel')}</Button></p>
    </Dialog>
  )
}
