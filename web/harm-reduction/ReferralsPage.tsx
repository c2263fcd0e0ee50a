/** "Giới thiệu đến y tế": what the own service sent, what it received, and sending somebody who agrees. Nothing typed here is kept on the device. */
import { useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { referralAnswers, services } from '@hoa-nhap/domain/harm-reduction/harm-reduction.rules'
import { referralKept } from '@hoa-nhap/domain/harm-reduction/harm-reduction.law'
import { receivingRoles, referringRoles } from '@hoa-nhap/domain/harm-reduction/roles.rules'
import { answerHarmReferral, listHarmReferrals, listReceivers, sendHarmReferral, withdrawHarmReferral, type HarmReferral } from '@hoa-nhap/domain/harm-reduction/referrals.contract'
import { newId } from '../api/client.ts'
import { useItems, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { say } from '../text/say.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, FieldError, focusField, FormFrame } from '../ui/form.tsx'
import { useFormStore, useValues } from '../ui/form-store.ts'
import { DoneMark, LaterMark } from '../ui/icons.tsx'
import { Area, Choose, DayInput } from '../ui/inputs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, sentenceOf } from '../ui/states.tsx'
import { harmReductionText } from './harm-reduction.text.ts'
import '../outreach/outreach.css'

export function ReferralsPage() {
  const text = harmReductionText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const referrals = useItems(listHarmReferrals, {})
  const [sending, setSending] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const mayRefer = referringRoles.includes(post.role)
  return (
    <Page title={text('title')} subtitle={text('subtitle')} className="outreach" actions={mayRefer && !sending ? <Button type="primary" onClick={() => { setSending(true); setTold(null) }}>{text('send')}</Button> : undefined}>
      <p className="note outreach-note">{text('rule', { after: referralKept.daysAfterAnswer, unanswered: referralKept.daysUnanswered })}</p>
      {told ? <p className="note outreach-note" role="status">{told}</p> : null}
      {sending ? <SendForm onLeave={() => setSending(false)} onSent={(erasedOn) => { setSending(false); setTold(text('sent', { day: formatDay(erasedOn, language) })) }} /> : null}
      <Answer of={referrals} rows={4}>
        {(items) => (items.length === 0 ? <Empty title={text('none')} note={text('none.note')} /> : (
          <>
            {(['received', 'sent'] as const).map((direction) => <Referrals key={direction} direction={direction} items={items.filter((item) => item.direction === direction)} onTold={setTold} />)}
          </>
        ))}
      </Answer>
    </Page>
  )
}

function Referrals({ direction, items, onTold }: { readonly direction: 'sent' | 'received'; readonly items: readonly HarmReferral[]; readonly onTold: (words: string) => void }): ReactNode {
  const text = harmReductionText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { post } = useSignedIn()
  const [leaving, setLeaving] = useState<HarmReferral | null>(null)
  if (items.length === 0) return null
  return (
    <Section id={direction} title={text(direction === 'sent' ? 'sent.list' : 'received')} count={items.length}>
      <Sheet>
        <ul className="rows">
          {items.map((item) => (
            <li key={item.id} className="referral" data-row>
              <span><b>{item.name}</b>{item.phone ? ` ${item.phone}` : ''} · {text(`service.${item.service}`)}</span>
              <span className="note">{[direction === 'sent' ? text('at', { name: item.toName }) : text('from', { name: item.fromName }), text('on', { day: formatDay(item.sentOn, language, today) }), text('erased', { day: formatDay(item.erasedOn, language, today) })].join(' · ')}</span>
              {item.note ? <span>{item.note}</span> : null}
              <span className="referral-foot">
                {item.answer ? <span className="note"><DoneMark size={15} /> {text('answered', { answer: text(`answer.${item.answer}`), day: formatDay(item.answeredOn ?? item.sentOn, language, today) })}</span> : <span className="note"><LaterMark size={15} /> {text('waiting')}</span>}
                {direction === 'received' && item.answer === null && receivingRoles.includes(post.role) ? <AnswerButtons id={item.id} /> : null}
                {direction === 'sent' ? <Button onClick={() => setLeaving(item)}>{text('withdraw')}</Button> : null}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      {leaving ? <Withdraw referral={leaving} onLeave={(gone) => { setLeaving(null); if (gone) onTold(text('withdrawn')) }} /> : null}
    </Section>
  )
}

function AnswerButtons({ id }: { readonly id: string }): ReactNode {
  const text = harmReductionText.useText()
  const { today } = useNow()
  const sending = useSend(answerHarmReferral, [listHarmReferrals.id])
  const [wrong, setWrong] = useState<string | null>(null)
  return (
    <span className="referral-foot" role="group" aria-label={text('answer')}>
      {referralAnswers.map((answer) => <Button key={answer} disabled={sending.isPending} onClick={() => void sending.mutateAsync({ params: { id }, body: { answer, on: today } }).catch((error: unknown) => setWrong(sentenceOf(error)))}>{text(`answer.${answer}`)}</Button>)}
      {wrong ? <FieldError>{wrong}</FieldError> : null}
    </span>
  )
}

type Values = { id?: string; to?: string; service?: string; name?: string; phone?: string; note?: string; day?: string; consented?: boolean }

function SendForm({ onLeave, onSent }: { readonly onLeave: () => void; readonly onSent: (erasedOn: string) => void }): ReactNode {
  const text = harmReductionText.useText()
  const { today } = useNow()
  const receivers = useItems(listReceivers, {})
  const store = useFormStore<Values>(() => ({ id: newId(), day: showDay(today) }))
  const values = useValues(store)
  const sending = useSend(sendHarmReferral, [listHarmReferrals.id])
  const [wrong, setWrong] = useState<string | null>(null)
  const save = async () => {
    if (sending.isPending) return
    const [first] = store.judgeAll()
    if (first) return focusField('gioi-thieu', first.name)
    const day = readDay(values.day ?? '', today)
    if (!day.ok) return
    if (!values.consented) return setWrong(text('consented.needed'))
    try {
      const phone = (values.phone ?? '').replace(/\s/g, '')
      const { erasedOn } = await sending.mutateAsync({ body: { id: values.id!, toAgencyId: values.to!, on: day.value, name: (values.name ?? '').trim(), phone: phone || null, service: values.service as HarmReferral['service'], note: (values.note ?? '').trim() || null, consented: true } })
      onSent(erasedOn)
    } catch (error) {
      setWrong(sentenceOf(error))
    }
  }
  return (
    <FormFrame store={store} name="gioi-thieu" onSubmit={() => void save()}>
      <Sheet className="outreach-form">
        <div className="fields">
          <Field name="to" label={text('to')} span={3} judge={(value) => (value ? null : text('to.choose'))}><Choose empty={text('to.choose')} options={(receivers.data ?? []).map((each) => ({ value: each.agencyId, label: each.agencyName }))} /></Field>
          <Field name="service" label={text('service')} span={3} judge={(value) => (value ? null : text('service.choose'))}><Choose empty={text('service.choose')} options={services.map((service) => ({ value: service, label: text(`service.${service}`) }))} /></Field>
          <Field name="name" label={text('name')} span={3} judge={(value) => (String(value ?? '').trim().length >= 2 ? null : say('name-needed'))}><input className="field-input" maxLength={120} autoComplete="off" /></Field>
          <Field name="phone" label={text('phone')} optional span={3} judge={(value) => { const typed = String(value ?? '').replace(/\s/g, ''); return typed === '' || /^0\d{9,10}$/.test(typed) ? null : say('phone-form') }}><input className="field-input" inputMode="tel" maxLength={14} autoComplete="off" /></Field>
          <Field name="note" label={text('note')} optional span={4}><Area maxLength={500} /></Field>
          <Field name="day" label={text('day')} span={2} judge={(value) => { const day = readDay(String(value ?? ''), today); return !day.ok ? say(day.code, day.facts) : day.value > today ? say('in-future-day') : null }}><DayInput /></Field>
        </div>
        <label className="check outreach-consent"><input type="checkbox" checked={values.consented ?? false} onChange={(event) => store.put({ consented: event.target.checked })} /> <span>{text('consented')}</span></label>
        {wrong ? <FieldError>{wrong}</FieldError> : null}
        <p className="form-foot"><Button type="primary" htmlType="submit" loading={sending.isPending}>{text('go')}</Button><Button onClick={onLeave}>{text('cancel')}</Button></p>
      </Sheet>
    </FormFrame>
  )
}

function Withdraw({ referral, onLeave }: { readonly referral: HarmReferral; readonly onLeave: (gone: boolean) => void }): ReactNode {
  const text = harmReductionText.useText()
  const sending = useSend(withdrawHarmReferral, [listHarmReferrals.id])
  const [wrong, setWrong] = useState<string | null>(null)
  const go = () => sending.mutateAsync({ params: { id: referral.id } }).then(() => onLeave(true), (error: unknown) => setWrong(sentenceOf(error)))
  return (
    <Dialog title={text('withdraw.title')} onClose={() => onLeave(false)}>
      <p><b>{referral.name}</b></p>
      <p>{text('withdraw.text')}</p>
      {wrong ? <FieldError>{wrong}</FieldError> : null}
      <p className="form-foot"><Button type="primary" danger loading={sending.isPending} onClick={() => void go()}>{text('withdraw.go')}</Button><Button onClick={() => onLeave(false)}>{text('cancel')}</Button></p>
    </Dialog>
  )
}
