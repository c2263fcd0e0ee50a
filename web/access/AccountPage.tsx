/** "Tài khoản của tôi": second factors, recovery codes, reminders by mail, and the sessions that are open. */
import { lazy, Suspense, useState, type ComponentType, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { addPasskey, confirmTotp, endMySession, mySecurity, newRecoveryCodes, removeFactor, startPasskey, startTotp } from '@hoa-nhap/domain/access/second-factor.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { call } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { DoneMark, LateMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Failed, Loading, sentenceOf } from '../ui/states.tsx'
import { roleName } from './access.text.ts'
import { accountText } from './account.text.ts'
import { PasswordDialog } from './PasswordDialog.tsx'
import { SecretKey } from './SecondStep.tsx'
import './account.css'

// Without a line for this part the others still work.
const MailPart = lazy(() => import('../mail/MailPart.tsx').then((loaded) => ({ default: loaded.MailPart as ComponentType }), () => ({ default: () => null })))

type Change = { readonly kind: 'totp' } | { readonly kind: 'passkey' } | { readonly kind: 'codes' } | { readonly kind: 'remove'; readonly id: string; readonly name: string }

export function AccountPage() {
  const text = accountText.useText()
  const language = useLanguage()
  const session = useSignedIn()
  const { today } = useNow()
  const security = useAsk(mySecurity, {})
  const end = useSend(endMySession, ['access.my-security'])
  const [change, setChange] = useState<Change | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const [changing, setChanging] = useState(false)
  const [ended, setEnded] = useState<number | null>(null)
  const shown = (at: string) => formatDay(dayOf(at as Instant), language, today)
  const found = security.data
  return (
    <Page title={text('title')} subtitle={text('subtitle', { name: session.account.username })}>
      {security.isError && !found ? <Failed error={security.error} again={() => void security.refetch()} /> : !found ? <Loading rows={6} /> : (
        <Sheet>
          <section className="account-part" aria-labelledby="account-factor">
            <h2 id="account-factor">{text('factor.title')}</h2>
            {found.needed ? <p className="note">{text('factor.needed')}</p> : null}
            {!found.totp && found.passkeys.length === 0 ? <p>{text('factor.none')}</p> : (
              <ul className="account-list">
                {found.totp ? <li><b>{text('totp')}</b><span className="note" /><Button onClick={() => setChange({ kind: 'remove', id: 'totp', name: text('totp') })}>{text('remove')}<span className="sr-only"> {text('totp')}</span></Button></li> : null}
                {found.passkeys.map((key) => (
                  <li key={key.id}>
                    <b>{text('passkey')}: {key.label}</b>
                    <span className="note">{text('made', { day: shown(key.madeAt) })}{key.usedAt ? `, ${text('used', { day: shown(key.usedAt) })}` : ''}</span>
                    <Button onClick={() => setChange({ kind: 'remove', id: key.id, name: key.label })}>{text('remove')}<span className="sr-only"> {key.label}</span></Button>
                  </li>
                ))}
                <li><b>{text('codes')}</b><span className="note">{text('codes.left', { count: found.recoveryCodesLeft })}</span><Button onClick={() => setChange({ kind: 'codes' })}>{text('codes.renew')}</Button></li>
              </ul>
            )}
            <p className="account-actions">
              <Button type={found.totp ? 'default' : 'primary'} onClick={() => setChange({ kind: 'totp' })}>{text(found.totp ? 'totp.again' : 'totp.add')}</Button>
              <Button onClick={() => setChange({ kind: 'passkey' })}>{text('passkey.add')}</Button>
            </p>
          </section>
          <section className="account-part" aria-labelledby="account-own">
            <h2 id="account-own">{text('own.title')}</h2>
            <p className="note">{text('own.note')}</p>
            <p className="account-actions"><Button onClick={() => { setEnded(null); setChanging(true) }}>{text('own.change')}</Button></p>
            <p role="status" className="account-done">{ended === null ? null : <><DoneMark size={18} /> {text('own.done', { count: ended })}</>}</p>
          </section>
          <Suspense fallback={<div className="account-part"><Loading rows={3} /></div>}><MailPart /></Suspense>
          <section className="account-part" aria-labelledby="account-sessions">
            <h2 id="account-sessions">{text('sessions.title')}</h2>
            <p className="note">{text('sessions.note')}</p>
            <ul className="account-list">
              {found.sessions.map((each) => (
                <li key={each.id}>
                  <b>{roleName(each.role)}, {each.agencyName}</b>
                  <span className="note">{text('session.started', { time: formatTime(each.startedAt), day: shown(each.startedAt) })} · {text(`session.by.${each.factor ?? 'none'}`)}{each.current ? ` · ${text('session.current')}` : ''}</span>
                  {each.current ? null : <Button loading={end.isPending} onClick={() => end.mutate({ params: { id: each.id } })}>{text('session.end')}<span className="sr-only"> {text('session.started', { time: formatTime(each.startedAt), day: shown(each.startedAt) })}</span></Button>}
                </li>
              ))}
            </ul>
            {end.error ? <p className="field-error" role="alert"><LateMark size={16} />{sentenceOf(end.error)}</p> : null}
          </section>
        </Sheet>
      )}
      {changing ? <PasswordDialog username={session.account.username} onClose={() => setChanging(false)} onDone={(count) => { setChanging(false); setEnded(count) }} /> : null}
      {change ? <ChangeDialog change={change} onClose={() => setChange(null)} onDone={(made) => { setChange(null); setCodes(made); void security.refetch() }} /> : null}
      {codes.length > 0 ? (
        <Dialog title={text('codes.title')} onClose={() => setCodes([])}>
          <p>{text('codes.note')}</p>
          <ul className="account-codes">{codes.map((code) => <li key={code} className="account-secret">{code}</li>)}</ul>
          <Button type="primary" onClick={() => setCodes([])}>{text('codes.done')}</Button>
        </Dialog>
      ) : null}
    </Page>
  )
}

/** The password first, then what the change needs. */
function ChangeDialog({ change, onClose, onDone }: { readonly change: Change; readonly onClose: () => void; readonly onDone: (codes: readonly string[]) => void }) {
  const text = accountText.useText()
  const [password, setPassword] = useState('')
  const [label, setLabel] = useState('')
  const [code, setCode] = useState('')
  const [secret, setSecret] = useState<{ readonly secret: string; readonly uri: string } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const title = change.kind === 'totp' ? text('totp.add') : change.kind === 'passkey' ? text('passkey.add') : change.kind === 'codes' ? text('codes.renew') : `${text('remove')}: ${change.name}`

  const work = async (): Promise<void> => {
    if (change.kind === 'codes') return onDone((await call(newRecoveryCodes, { body: { password } })).recoveryCodes)
    if (change.kind === 'remove') {
      await call(removeFactor, { params: { id: change.id }, body: { password } })
      return onDone([])
    }
    if (change.kind === 'totp') {
      if (secret) return onDone((await call(confirmTotp, { body: { code } })).recoveryCodes)
      return setSecret(await call(startTotp, { body: { password } }))
    }
    const question = await call(startPasskey, { body: { password } })
    const { startRegistration } = await import('@simplewebauthn/browser')
    const answer = await startRegistration({ optionsJSON: question as never })
    onDone((await call(addPasskey, { body: { label, answer: answer as never } })).recoveryCodes)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTrouble(null)
    setBusy(true)
    work().catch((error: Error) => setTrouble('problem' in error || change.kind !== 'passkey' ? sentenceOf(error) : text('passkey.unable'))).finally(() => setBusy(false))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="account-form" onSubmit={submit} noValidate>
        {secret ? (
          <>
            <SecretKey {...secret} />
            <div className="field"><label htmlFor="account-code">{text('code')}</label><Input id="account-code" data-first autoComplete="one-time-code" inputMode="numeric" value={code} onChange={(event) => setCode(event.target.value)} /></div>
          </>
        ) : (
          <>
            <p className="note">{text('password.note')}</p>
            <div className="field"><label htmlFor="account-password">{text('password')}</label><Input id="account-password" data-first type="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></div>
            {change.kind === 'passkey' ? <div className="field"><label htmlFor="account-label">{text('passkey.label')}</label><Input id="account-label" maxLength={60} value={label} onChange={(event) => setLabel(event.target.value)} /></div> : null}
          </>
        )}
        {trouble ? <p className="field-error" role="alert"><LateMark size={16} />{trouble}</p> : null}
        <p className="account-actions"><Button type="primary" htmlType="submit" loading={busy} disabled={secret ? code === '' : password === '' || (change.kind === 'passkey' && label.trim() === '')}>{text(secret ? 'confirm' : 'go.on')}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </form>
    </Dialog>
  )
}
