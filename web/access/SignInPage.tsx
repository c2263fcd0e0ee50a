/** Sign-in; in a demonstration also its accounts, to look around by role. */
import { lazy, Suspense, useEffect, useRef, useState, type FormEvent } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Input, type InputRef } from 'antd'
import { demoAccounts, signIn, type PendingSignIn, type SessionView } from '@hoa-nhap/domain/access/session.contract'
import type { AnswerOf } from '../api/client.ts'
import { NoLineError } from '../api/client.ts'
import { useAsk, useSend } from '../api/hooks.ts'
import { DemoStrip } from '../app/DemoStrip.tsx'
import { railOf } from '../app/rails.ts'
import { acceptSession } from '../app/session.ts'
import { changeLanguage, useLanguage } from '../text/i18n.ts'
import { LateMark, Logo } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { accessText, roleName } from './access.text.ts'
import './sign-in.css'

/** Few sign-ins need it: its code comes when it does. */
const SecondStep = lazy(() => import('./SecondStep.tsx').then((part) => ({ default: part.SecondStep })))

type DemoAccount = AnswerOf<typeof demoAccounts>[number]

/** The roles shown first: one of each side of the work, in one province. */
const leading = ['commune-police-chief', 'commune-chair', 'facility-head', 'health-station', 'province-police', 'inspector']

/** Ways that run beside each other and join: the product's picture, drawn, not loaded. */
function Ways() {
  const paths = [-150, -100, -50, 50, 100, 150]
  return (
    <svg className="ways" viewBox="0 0 560 400" preserveAspectRatio="none" aria-hidden="true" fill="none">
      {paths.map((y) => <path key={y} d={`M0 ${200 + y}H${170 - Math.abs(y) * 0.1}C290 ${200 + y} 250 ${200 + y * 0.13} 390 ${200 + y * 0.13}H560`} stroke="#7FD9BE" strokeOpacity={0.55 - Math.abs(y) / 500} strokeWidth="1.5" />)}
      <path d="M0 200H560" stroke="#7FD9BE" strokeWidth="3" />
    </svg>
  )
}

export function SignInPage() {
  const text = accessText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { tiep } = useSearch({ from: '/dang-nhap' })
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [shown, setShown] = useState(false)
  const [missing, setMissing] = useState<'username' | 'password' | null>(null)
  const usernameField = useRef<InputRef>(null)
  const passwordField = useRef<InputRef>(null)
  const [pending, setPending] = useState<PendingSignIn['pending'] | null>(null)
  const send = useSend(signIn)
  const demo = useAsk(demoAccounts, {})

  useEffect(() => {
    document.title = `${text('title')} · Hòa Nhập`
    document.documentElement.lang = language
  }, [text, language])

  const goOn = async (session: SessionView) => {
    acceptSession(session)
    // Only an address of this product is followed.
    if (tiep && /^\/(?!\/)/.test(tiep)) await navigate({ to: tiep as '/' })
    else await navigate({ to: railOf(session.post.role).home as '/' })
  }
  const enter = (given: { username: string; password: string }) => {
    setMissing(null)
    send.mutate({ body: given }, {
      onSuccess: async (answer) => {
        if ('pending' in answer) setPending(answer.pending)
        else await goOn(answer)
      },
      onError: () => passwordField.current?.focus({ cursor: 'all' }),
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!username.trim()) {
      setMissing('username')
      usernameField.current?.focus()
    } else if (!password) {
      setMissing('password')
      passwordField.current?.focus()
    } else enter({ username: username.trim(), password })
  }
  const failure = send.error ? (send.error instanceof NoLineError ? text('no-line') : sentenceOf(send.error)) : null
  const passwordError = missing === 'password' ? text('needed.password') : failure

  return (
    <div className="sign-in">
      {demo.data?.length ? <DemoStrip /> : null}
      <div className="sign-in-frame">
        <div className="sign-in-side">
          <div><p className="sign-in-brand"><Logo size={38} /> Hòa Nhập</p><p className="sign-in-tagline">{text('tagline')}</p></div>
          <Ways />
          <p className="sign-in-promise">{text('promise')}</p>
        </div>
        <main className="sign-in-main">
          {pending ? (
            <>
              <h1 className="sr-only">{text('title')}</h1>
              <Suspense fallback={null}><SecondStep pending={pending} onDone={goOn} onBack={() => { setPending(null); setPassword('') }} /></Suspense>
            </>
          ) : <form onSubmit={submit} noValidate>
            <h1>{text('title')}</h1>
            <div className="field">
              <label htmlFor="username">{text('username')}</label>
              <Input
                id="username" ref={usernameField} size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus value={username}
                onChange={(event) => setUsername(event.target.value)} {...(missing === 'username' ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'username-error' } : {})}
              />
              {missing === 'username' ? <p className="field-error" id="username-error" role="alert"><LateMark size={16} />{text('needed.username')}</p> : null}
            </div>
            <div className="field">
              <div className="sign-in-label"><label htmlFor="password">{text('password')}</label><button type="button" className="link" aria-pressed={shown} onClick={() => setShown(!shown)}>{shown ? text('hide') : text('show')}</button></div>
              <Input
                id="password" ref={passwordField} size="large" type={shown ? 'text' : 'password'} autoComplete="current-password" value={password}
                onChange={(event) => setPassword(event.target.value)} {...(passwordError ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'password-error' } : {})}
              />
              {passwordError ? <p className="field-error" id="password-error" role="alert"><LateMark size={16} />{passwordError}</p> : null}
            </div>
            <Button type="primary" htmlType="submit" size="large" block loading={send.isPending}>{text('submit')}</Button>
          </form>}
          {demo.data?.length && !pending ? <DemoAccounts accounts={demo.data} busy={send.isPending} onChoose={(account) => { setUsername(account.username); enter(account) }} /> : null}
          <p className="sign-in-foot">
            <a className="link" href="/public">{text('help')}</a>
            {(['vi', 'en'] as const).map((code) => <button key={code} type="button" className="link" lang={code} aria-pressed={language === code} onClick={() => changeLanguage(code)}>{code === 'vi' ? 'Tiếng Việt' : 'English'}</button>)}
          </p>
        </main>
      </div>
    </div>
  )
}

function DemoAccounts({ accounts, busy, onChoose }: { readonly accounts: readonly DemoAccount[]; readonly busy: boolean; readonly onChoose: (account: DemoAccount) => void }) {
  const text = accessText.useText()
  const [all, setAll] = useState(false)
  const first = leading.flatMap((role) => accounts.find((account) => account.role === role) ?? [])
  const shown = all || first.length === 0 ? accounts : first
  return (
    <section className="demo-accounts" aria-labelledby="demo-title">
      <p><b id="demo-title">{text('demo.title')}</b> <span className="note">{text('demo.note')}</span></p>
      <ul>
        {shown.map((account) => (
          <li key={account.username}>
            <button type="button" className="demo-account" disabled={busy} onClick={() => onChoose(account)}>
              <b>{roleName(account.role)}</b><span>{account.username}</span><span className="note">{account.unitName}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < accounts.length ? <p><button type="button" className="link" onClick={() => setAll(true)}>{text('demo.more', { count: accounts.length })}</button></p> : null}
    </section>
  )
}
