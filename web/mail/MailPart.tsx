/** On the page of the own account: how often a reminder comes, where to, and for an administrator where mail does not arrive. */
import { useState, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { confirmMailAddress, mailPreference, mailTrouble, setMailPreference, type MailPreference } from '@hoa-nhap/domain/mail/mail.contract'
import { frequencies, type Frequency } from '@hoa-nhap/domain/mail/mail.rules'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, LateMark } from '../ui/icons.tsx'
import { Picks } from '../ui/inputs.tsx'
import { Answer, sentenceOf } from '../ui/states.tsx'
import { mailText } from './mail.text.ts'
import './mail.css'

export function MailPart() {
  const text = mailText.useText()
  const preference = useAsk(mailPreference, {})
  const session = useSignedIn()
  return (
    <>
      <section className="account-part" aria-labelledby="account-mail">
        <h2 id="account-mail">{text('title')}</h2>
        <p className="note">{text('note')}</p>
        <Answer of={preference} rows={3}>{(found) => <Preference key={`${found.address} ${found.frequency}`} found={found} />}</Answer>
      </section>
      {session.post.role === 'system-admin' ? <Trouble /> : null}
    </>
  )
}

function Wrong({ error }: { readonly error: unknown }) {
  return <p className="field-error" role="alert"><LateMark size={16} />{sentenceOf(error)}</p>
}

function Preference({ found }: { readonly found: MailPreference }) {
  const text = mailText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const [frequency, setFrequency] = useState<Frequency>(found.frequency)
  const [address, setAddress] = useState(found.address ?? '')
  const [code, setCode] = useState('')
  const save = useSend(setMailPreference, [mailPreference.id])
  const confirm = useSend(confirmMailAddress, [mailPreference.id])
  if (!found.available && found.state === 'none') return <p>{text('off.here')}</p>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ body: { frequency, address: address.trim() === '' ? null : address } })
  }
  const submitCode = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate({ body: { code } })
  }
  const shown = found.address ?? ''
  return (
    <>
      <form className="account-form" onSubmit={submit} noValidate>
        <div className="field">
          <span className="field-label">{text('frequency')}</span>
          <Picks label={text('frequency')} value={frequency} onChange={(value) => setFrequency(value as Frequency)} options={frequencies.map((value) => ({ value, label: text(`frequency.${value}`) }))} />
        </div>
        <div className="field">
          <label htmlFor="mail-address">{text('address')}</label>
          <Input id="mail-address" type="email" autoComplete="email" maxLength={320} value={address} aria-describedby={found.domains.length > 0 ? 'mail-domains' : undefined} onChange={(event) => setAddress(event.target.value)} />
          {found.domains.length > 0 ? <p id="mail-domains" className="field-hint">{text('address.domains', { domains: found.domains.join(', ') })}</p> : null}
        </div>
        {save.error ? <Wrong error={save.error} /> : null}
        <p className="account-actions"><Button htmlType="submit" loading={save.isPending}>{text('save')}</Button></p>
      </form>
      {found.state === 'waiting' ? (
        <form className="account-form mail-code" onSubmit={submitCode} noValidate>
          <p role="status">{text('waiting', { address: shown })}</p>
          <div className="field"><label htmlFor="mail-code">{text('code')}</label><Input id="mail-code" autoComplete="one-time-code" inputMode="numeric" maxLength={20} value={code} onChange={(event) => setCode(event.target.value)} /></div>
          {confirm.error ? <Wrong error={confirm.error} /> : null}
          <p className="account-actions"><Button type="primary" htmlType="submit" loading={confirm.isPending} disabled={code.trim() === ''}>{text('confirm')}</Button></p>
        </form>
      ) : null}
      {found.state === 'failing' ? <p className="field-error" role="alert"><LateMark size={16} />{text('failing', { address: shown })}</p> : null}
      {found.state === 'confirmed' ? <p role="status" className="account-done"><DoneMark size={18} /> {text('confirmed', { address: shown })} {found.lastSentOn ? text('last', { day: formatDay(found.lastSentOn as PlainDate, language, today) }) : text('never')}</p> : null}
      {found.state === 'none' ? <p role="status" className="account-done">{save.isSuccess ? <><DoneMark size={18} /> {text('saved')}</> : null}</p> : null}
    </>
  )
}

function Trouble() {
  const text = mailText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const trouble = useAsk(mailTrouble, {})
  return (
    <section className="account-part" aria-labelledby="account-mail-trouble">
      <h2 id="account-mail-trouble">{text('trouble.title')}</h2>
      <Answer of={trouble} rows={2}>
        {({ items }) => (items.length === 0 ? <p className="note">{text('trouble.none')}</p> : (
          <ul className="account-list">
            {items.map((item) => (
              <li key={item.account}>
                <b>{item.displayName}</b>
                <span className="note">{item.username} · {text(`outcome.${item.outcome}`)}{item.reply ? `, ${text('reply', { code: item.reply })}` : ''} · {formatDay(item.onDay as PlainDate, language, today)}{item.resting ? ` · ${text('trouble.resting')}` : ''}</span>
              </li>
            ))}
          </ul>
        ))}
      </Answer>
    </section>
  )
}
