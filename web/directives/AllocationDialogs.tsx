/** Asking for another number, answering, taking a version back: one dialog each. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { answerAllocationRequest, askForAnother, listAllocations, withdrawAllocation, type AllocationView } from '@hoa-nhap/domain/directives/allocation.contract'
import { newId } from '../api/client.ts'
import { useSend } from '../api/hooks.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { LateMark } from '../ui/icons.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { readCount } from './allocation.model.ts'
import { allocationText } from './allocation.text.ts'
import { TextField, type WrongWords } from './fields.tsx'

const stale = [listAllocations.id, 'directives.task-dues']

type FormProps = { readonly title: string; readonly about: ReactNode; readonly count: { readonly id: string; readonly label: string; readonly first: string; readonly hint?: string } | null; readonly reasonLabel: string; readonly sendWords: string; readonly pending: boolean; readonly error: unknown; readonly onSend: (count: number, reason: string) => void; readonly onClose: () => void }

/** A number where there is one, a reason always; what was typed stays when it is refused. */
function NumberForm({ title, about, count, reasonLabel, sendWords, pending, error, onSend, onClose }: FormProps): ReactNode {
  const t = allocationText.useText()
  const [typed, setTyped] = useState(count?.first ?? '')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const number = count ? readCount(typed) : 0
  const wrongFor: WrongWords = (field) => (!tried ? null : field === 'dialog-reason' && reason.trim().length < 5 ? t('reason.short') : field === count?.id && number === null ? t('number.wrong') : null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (number === null || reason.trim().length < 5) return document.getElementById(number === null ? count!.id : 'dialog-reason')?.focus()
    onSend(number, reason.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        {about}
        {count ? <TextField id={count.id} label={count.label} value={typed} span={3} numeric {...(count.hint ? { hint: count.hint } : {})} wrong={wrongFor} onChange={setTyped} /> : null}
        <TextField id="dialog-reason" label={reasonLabel} value={reason} span={6} maxLength={500} lines wrong={wrongFor} onChange={setReason} />
        {error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(error)}</p> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={pending}>{sendWords}</Button></div>
      </form>
    </Dialog>
  )
}

export function AskDialog({ allocation, line, onClose }: { readonly allocation: AllocationView; readonly line: AllocationView['lines'][number]; readonly onClose: () => void }): ReactNode {
  const t = allocationText.useText()
  const send = useSend(askForAnother, stale)
  const [id] = useState(newId)
  return (
    <NumberForm
      title={t('ask.title', { unit: line.unitName })} about={<p>{t('ask.now', { amount: line.amount })}</p>} count={{ id: 'ask-wanted', label: t('ask.wanted'), first: '' }} reasonLabel={t('ask.reason')} sendWords={t('ask.send')} pending={send.isPending} error={send.error} onClose={onClose}
      onSend={(wanted, reason) => send.mutate({ params: { id: allocation.id }, body: { id, wanted, reason } }, { onSuccess: onClose })}
    />
  )
}

export function AnswerRequestDialog({ allocation, request, onClose }: { readonly allocation: AllocationView; readonly request: AllocationView['requests'][number]; readonly onClose: () => void }): ReactNode {
  const t = allocationText.useText()
  const send = useSend(answerAllocationRequest, stale)
  const [least, most] = [Math.min(request.amountBefore, request.wanted), Math.max(request.amountBefore, request.wanted)]
  return (
    <NumberForm
      title={t('answer.title', { unit: request.unitName })} about={<><p><b>{t('request', { unit: request.unitName, before: request.amountBefore, wanted: request.wanted })}</b></p><p className="note">{request.reason}</p></>}
      count={{ id: 'answer-granted', label: t('answer.granted'), first: String(request.wanted), hint: t('answer.between', { least, most, reserve: allocation.reserve?.amount ?? 0 }) }} reasonLabel={t('answer.reason')} sendWords={t('answer.send')} pending={send.isPending} error={send.error} onClose={onClose}
      onSend={(granted, reason) => send.mutate({ params: { id: allocation.id, requestId: request.id }, body: { basedOn: allocation.revision, granted, reason } }, { onSuccess: onClose })}
    />
  )
}

export function WithdrawDialog({ allocation, onClose }: { readonly allocation: AllocationView; readonly onClose: () => void }): ReactNode {
  const t = allocationText.useText()
  const send = useSend(withdrawAllocation, stale)
  return (
    <NumberForm
      title={t('withdraw')} about={<p>{t('version', { version: allocation.version })}</p>} count={null} reasonLabel={t('withdraw.reason')} sendWords={t('withdraw')} pending={send.isPending} error={send.error} onClose={onClose}
      onSend={(_, reason) => send.mutate({ params: { id: allocation.id }, body: { basedOn: allocation.revision, reason } }, { onSuccess: onClose })}
    />
  )
}
