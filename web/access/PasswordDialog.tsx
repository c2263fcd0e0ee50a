/** One's own password: the old one, the new one twice. */
import { useState, type FormEvent } from 'react'
import { Button, Input } from 'antd'
import { shortestPassword } from '@hoa-nhap/domain/access/password.rules'
import { changePassword } from '@hoa-nhap/domain/access/second-factor.contract'
import { useSend } from '../api/hooks.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { accountText } from './account.text.ts'

type Wrong = 'new' | 'again' | null

export function PasswordDialog({ username, onClose, onDone }: { readonly username: string; readonly onClose: () => void; readonly onDone: (ended: number) => void }) {
  const text = accountText.useText()
  const [before, setBefore] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<Wrong>(null)
  const send = useSend(changePassword, ['access.my-security'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found: Wrong = next.length < shortestPassword ? 'new' : next !== again ? 'again' : null
    setWrong(found)
    if (found) return document.getElementById(`own-${found}`)?.focus()
    send.mutate({ body: { password: before, newPassword: next } }, { onSuccess: ({ ended }) => onDone(ended) })
  }
  const marks = (name: Exclude<Wrong, null>) => (wrong === name ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `own-${name}-error` } : {})
  return (
    <Dialog title={text('own.change')} onClose={onClose}>
      <form className="account-form" onSubmit={submit} noValidate>
        <p className="note">{text('own.ends')}</p>
        {/* For whatever keeps passwords: whose this is. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <div className="field"><label htmlFor="own-before">{text('password')}</label><Input id="own-before" data-first type="password" autoComplete="current-password" value={before} onChange={(event) => setBefore(event.target.value)} /></div>
        <div className="field">
          <label htmlFor="own-new">{text('own.new')}</label>
          <Input id="own-new" type="password" autoComplete="new-password" value={next} onChange={(event) => setNext(event.target.value)} {...marks('new')} />
          {wrong === 'new' ? <FieldError id="own-new-error">{text('own.short', { count: shortestPassword })}</FieldError> : <p className="field-hint">{text('own.new.hint', { count: shortestPassword })}</p>}
        </div>
        <div className="field">
          <label htmlFor="own-again">{text('own.again')}</label>
          <Input id="own-again" type="password" autoComplete="new-password" value={again} onChange={(event) => setAgain(event.target.value)} {...marks('again')} />
          {wrong === 'again' ? <FieldError id="own-again-error">{text('own.differ')}</FieldError> : null}
        </div>
        {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        <p className="account-actions"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={before === '' || next === ''}>{text('own.do')}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </form>
    </Dialog>
  )
}
