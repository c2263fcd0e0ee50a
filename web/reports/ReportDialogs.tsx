/** What may be done with a report, each asked once. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { discardReport, listReports, restateReport, returnReport, type acceptReport, type computeReport, type submitReport, type ReportView } from '@hoa-nhap/domain/reports/reports.contract'
import { newId } from '../api/client.ts'
import { isNoLine, useSend } from '../api/hooks.ts'
import { SmallText } from '../documents/small-fields.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { reportsText } from './reports.text.ts'

const Refused = ({ error }: { readonly error: unknown }): ReactNode => (error ? <FieldError>{isNoLine(error) ? reportsText.say('needs-line') : sentenceOf(error)}</FieldError> : null)

export function AskDialog({ title, note, go, operation, id, basedOn, onDone, onClose }: { readonly title: string; readonly note: string; readonly go: string; readonly operation: typeof submitReport | typeof acceptReport | typeof computeReport; readonly id: string; readonly basedOn: number; readonly onDone: (report: ReportView) => void; readonly onClose: () => void }): ReactNode {
  const send = useSend(operation as typeof acceptReport)
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="report-stack" noValidate onSubmit={(event) => { event.preventDefault(); send.mutate({ params: { id }, body: { basedOn } }, { onSuccess: onDone }) }}>
        <p>{note}</p>
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{go}</Button></div>
      </form>
    </Dialog>
  )
}

type ReasonProps = { readonly kind: 'return' | 'restate' | 'discard'; readonly report: ReportView; readonly name: string; readonly basedOn: number; readonly onReturned: (report: ReportView) => void; readonly onRestated: (report: ReportView) => void; readonly onDiscarded: () => void; readonly onClose: () => void }

export function ReasonDialog({ kind, report, name, basedOn, onReturned, onRestated, onDiscarded, onClose }: ReasonProps): ReactNode {
  const t = reportsText.useText()
  const giveBack = useSend(returnReport)
  const restate = useSend(restateReport, [listReports.id])
  const discard = useSend(discardReport)
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const asks = kind !== 'discard'
  const short = asks && reason.trim().length < 5
  const pending = giveBack.isPending || restate.isPending || discard.isPending
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (short) return document.getElementById('report-reason')?.focus()
    const params = { id: report.id }
    if (kind === 'return') giveBack.mutate({ params, body: { basedOn, reason: reason.trim() } }, { onSuccess: onReturned })
    else if (kind === 'restate') restate.mutate({ params, body: { id, reason: reason.trim() } }, { onSuccess: onRestated })
    else discard.mutate({ params }, { onSuccess: onDiscarded })
  }
  return (
    <Dialog title={kind === 'discard' ? t('discard') : t(`${kind}.title`, { name })} onClose={onClose}>
      <form className="report-stack" noValidate onSubmit={submit}>
        <p>{t(`${kind}.note`)}</p>
        {asks ? <SmallText id="report-reason" label={t(`${kind}.reason`)} value={reason} most={1000} lines wrong={tried && short ? t('return.short') : null} onChange={setReason} /> : null}
        <Refused error={giveBack.error ?? restate.error ?? discard.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={pending}>{t(`${kind}.go`)}</Button></div>
      </form>
    </Dialog>
  )
}
