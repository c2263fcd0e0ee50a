/** Between the right password and the session: a code of the app, a passkey, or a recovery code; for a first sign-in, setting the app up. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button, Input, type InputRef } from 'antd'
import { askPasskey, enrolAtSignIn, finishSignIn } from '@hoa-nhap/domain/access/second-factor.contract'
import type { PendingSignIn, SessionView } from '@hoa-nhap/domain/access/session.contract'
import { call } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { LateMark } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { accountText } from './account.text.ts'
import './account.css'

type Way = PendingSignIn['pending']['factors'][number]

/** The key to type into the app, in groups of four. */
export function SecretKey({ secret, uri }: { readonly secret: string; readonly uri: string }) {
  const text = accountText.useText()
  return (
    <>
      <p className="note">{text('secret.note')}</p>
      <p className="account-secret" data-secret={secret}>{secret.replaceAll(/(.{4})/g, '$1 ').trim()}</p>
      <p><a className="link" href={uri}>{text('secret.open')}</a></p>
    </>
  )
}

export function SecondStep({ pending, onDone, onBack }: { readonly pending: PendingSignIn['pending']; readonly onDone: (session: SessionView) => void | Promise<void>; readonly onBack: () => void }) {
  const text = accountText.useText()
  const [way, setWay] = useState<Way>(pending.factors[0] ?? 'totp')
  const [code, setCode] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const field = useRef<InputRef>(null)
  const finish = useSend(finishSignIn)
  const enrol = useSend(enrolAtSignIn)
  const started = useRef(false)
  useEffect(() => {
    if (!pending.enrols || started.current) return
    started.current = true
    enrol.mutate({ body: { token: pending.token } })
  }, [pending, enrol])
  useEffect(() => { field.current?.focus() }, [way])

  const done = { onSuccess: (session: SessionView) => void onDone(session), onError: (error: Error) => { setTrouble(sentenceOf(error)); field.current?.focus({ cursor: 'all' }) } }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTrouble(null)
    if (way !== 'passkey') finish.mutate({ body: { token: pending.token, factor: way, code } }, done)
  }
  const askKey = async () => {
    setTrouble(null)
    try {
      const question = await call(askPasskey, { body: { token: pending.token } })
      const { startAuthentication } = await import('@simplewebauthn/browser')
      const answer = await startAuthentication({ optionsJSON: question as never })
      finish.mutate({ body: { token: pending.token, factor: 'passkey', answer: answer as never } }, done)
    } catch (error) {
      setTrouble(error instanceof Error && 'problem' in error ? sentenceOf(error) : text('passkey.unable'))
    }
  }
  const others = pending.factors.filter((each) => each !== way)
  return (
    <form className="second-step" onSubmit={submit} noValidate>
      <h2>{text('step.title')}</h2>
      {pending.enrols ? <p>{text('step.enrol')}</p> : null}
      {enrol.data ? <SecretKey secret={enrol.data.secret} uri={enrol.data.uri} /> : null}
      {way === 'passkey' ? <Button type="primary" size="large" block loading={finish.isPending} onClick={() => void askKey()}>{text('step.passkey')}</Button> : (
        <>
          <div className="field">
            <label htmlFor="second-code">{text(way === 'recovery' ? 'code.recovery' : 'code')}</label>
            <Input
              id="second-code" ref={field} size="large" autoComplete="one-time-code" inputMode={way === 'totp' ? 'numeric' : 'text'} value={code} onChange={(event) => setCode(event.target.value)}
              {...(trouble ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'second-error' } : {})}
            />
          </div>
          <Button type="primary" htmlType="submit" size="large" block loading={finish.isPending}>{text('confirm')}</Button>
        </>
      )}
      {trouble ? <p className="field-error" id="second-error" role="alert"><LateMark size={16} />{trouble}</p> : null}
      <p className="account-actions">
        {others.map((each) => <button key={each} type="button" className="link" onClick={() => { setWay(each); setCode(''); setTrouble(null) }}>{text(`step.${each}`)}</button>)}
        <button type="button" className="link" onClick={onBack}>{text('step.back')}</button>
      </p>
    </form>
  )
}
