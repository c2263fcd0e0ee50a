/** The session ended while a page was open: signing in again stands above the page, which keeps all that was typed. */
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { signIn, type PendingSignIn } from '@hoa-nhap/domain/access/session.contract'
import { NoLineError } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { appText } from '../app/app.text.ts'
import { acceptSession } from '../app/session.ts'
import { sentenceOf } from '../ui/states.tsx'
import { accessText } from './access.text.ts'

const SecondStep = lazy(() => import('./SecondStep.tsx').then((part) => ({ default: part.SecondStep })))

export function SignInAgain({ username, postId }: { readonly username: string; readonly postId: string }) {
  const text = accessText.useText()
  const app = appText.useText()
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState<PendingSignIn['pending'] | null>(null)
  const send = useSend(signIn)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ body: { username, password, postId } }, { onSuccess: (answer) => ('pending' in answer ? setPending(answer.pending) : acceptSession(answer)) })
  }
  if (pending) return <div className="strip strip-amber sign-again" role="alert"><Suspense fallback={null}><SecondStep pending={pending} onDone={acceptSession} onBack={() => { setPending(null); setPassword('') }} /></Suspense></div>
  return (
    <form className="strip strip-amber sign-again" role="alert" onSubmit={submit}>
      <p>{app('session.over')}</p>
      <label htmlFor="again-password">{text('password')} ({username})</label>
      <Input.Password id="again-password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} visibilityToggle={false} />
      <Button type="primary" htmlType="submit" loading={send.isPending}>{text('again')}</Button>
      {send.error ? <p className="field-error">{send.error instanceof NoLineError ? text('no-line') : sentenceOf(send.error)}</p> : null}
    </form>
  )
}
