/** What may be done with a paper, each asked once: sign, issue, return, drop, recall, copy, and what follows an issued paper. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { copyPaper, discardPaper, draftPaper, issuePaper, listPapers, recallPaper, returnPaper, signPaper, type PaperView } from '@hoa-nhap/domain/documents/documents.contract'
import type { Block, DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import type { CopyForm, FollowKind } from '@hoa-nhap/domain/documents/issue.rules'
import { newId, type AnswerOf } from '../api/client.ts'
import { isNoLine, useAsk, useSend } from '../api/hooks.ts'
import { formWords } from '../measures/labels.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { CardPicks, Choose } from '../ui/inputs.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { piecesOf } from './document-lines.ts'
import { documentsText } from './documents.text.ts'

type At = { readonly id: string; readonly paper: string }
type Common<Result> = { readonly at: At; readonly paper: PaperView; readonly onDone: (result: Result) => void; readonly onClose: () => void }

const Refused = ({ error }: { readonly error: unknown }): ReactNode => (error ? <FieldError>{isNoLine(error) ? documentsText.say('needs-line') : sentenceOf(error)}</FieldError> : null)

export function IssueDialog({ at, paper, onDone, onClose }: Common<PaperView>): ReactNode {
  const t = documentsText.useText()
  const send = useSend(issuePaper)
  // One id for all tries: sent twice, it takes one number.
  const [issueId] = useState(newId)
  const [checked, setChecked] = useState(false)
  const [tried, setTried] = useState(false)
  const doubts = paper.doubts.length > 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (doubts && !checked) return document.getElementById('issue-checked')?.focus()
    send.mutate({ params: at, body: { basedOn: paper.version, issueId } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={t('issue.title', { title: paper.title })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{t('issue.note')}</p>
        {paper.recipients.length > 0 ? <div><p className="field-label">{t('issue.to')}</p><ul lang="vi">{paper.recipients.map((one) => <li key={one}>{one}</li>)}</ul><p className="note">{t('issue.to.note')}</p></div> : null}
        {doubts ? (
          <div>
            <p className="field-label">{t('issue.doubts')}</p>
            <ul className="paper-doubts" lang="vi">{paper.doubts.map((doubt) => <li key={doubt}>{doubt}</li>)}</ul>
            <label className="check"><input id="issue-checked" type="checkbox" checked={checked} aria-invalid={tried && !checked} aria-describedby={tried && !checked ? 'issue-checked-note' : undefined} onChange={(event) => setChecked(event.target.checked)} /> {t('issue.checked')}</label>
            {tried && !checked ? <div id="issue-checked-note"><FieldError>{t('issue.check.first')}</FieldError></div> : null}
          </div>
        ) : null}
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('issue.go')}</Button></div>
      </form>
    </Dialog>
  )
}

const plain = { sign: signPaper, return: returnPaper } as const
/** Acts that need no words: one sentence of what follows and the button. */
export function PlainDialog({ act, at, paper, onDone, onClose }: Common<void> & { readonly act: 'sign' | 'return' | 'discard' }): ReactNode {
  const t = documentsText.useText()
  const discard = useSend(discardPaper)
  const other = useSend(act === 'discard' ? signPaper : plain[act])
  const send = act === 'discard' ? discard : other
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (act === 'discard') discard.mutate({ params: at }, { onSuccess: () => onDone() })
    else other.mutate({ params: at, body: { basedOn: paper.version } }, { onSuccess: () => onDone() })
  }
  return (
    <Dialog title={`${t(act === 'discard' ? 'draft.discard' : act)}: ${paper.title}`} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{t(act === 'discard' ? 'draft.discard.note' : `${act}.note`)}</p>
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t(act === 'discard' ? 'draft.discard.go' : `${act}.go`)}</Button></div>
      </form>
    </Dialog>
  )
}

export function RecallDialog({ at, paper, onDone, onClose }: Common<PaperView>): ReactNode {
  const t = documentsText.useText()
  const send = useSend(recallPaper)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = tried && reason.trim().length < 10
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (reason.trim().length < 10) return document.getElementById('recall-reason')?.focus()
    send.mutate({ params: at, body: { basedOn: paper.version, reason: reason.trim() } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={t('recall.title', { number: paper.number ?? paper.title })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{t('recall.note')}</p>
        <div className="field">
          <label htmlFor="recall-reason">{t('recall.reason')}</label>
          <textarea id="recall-reason" className="field-input" rows={3} maxLength={500} value={reason} aria-invalid={wrong} aria-describedby={wrong ? 'recall-reason-note' : undefined} onChange={(event) => setReason(event.target.value)} />
          {wrong ? <FieldError id="recall-reason-note">{t('recall.reason.short')}</FieldError> : null}
        </div>
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('recall.go')}</Button></div>
      </form>
    </Dialog>
  )
}

const copyForms: readonly CopyForm[] = ['sao-y', 'sao-luc', 'trich-sao']

export function CopyDialog({ at, paper, content, onDone, onClose }: Common<AnswerOf<typeof copyPaper>> & { readonly content: DocumentContent }): ReactNode {
  const t = documentsText.useText()
  const send = useSend(copyPaper)
  const [id] = useState(newId)
  const [form, setForm] = useState<CopyForm>('sao-y')
  const [parts, setParts] = useState<readonly number[]>([])
  const [tried, setTried] = useState(false)
  const few = form === 'trich-sao' && parts.length === 0
  const hasTrueCopy = paper.copies.some((copy) => copy.form === 'sao-y')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (few) return document.getElementById('copy-part-0')?.focus()
    send.mutate({ params: at, body: { id, form, ...(form === 'trich-sao' ? { parts: parts.toSorted((a, b) => a - b) } : {}) } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={t('copy.title', { number: paper.number ?? paper.title })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <CardPicks label={t('copy.form')} value={form} onChange={(value) => setForm(value as CopyForm)} options={copyForms.map((value) => ({ value, label: t(`copy.${value}`), note: value === 'sao-luc' && !hasTrueCopy ? t('copy.sao-luc.first') : t(`copy.${value}.note`), closed: value === 'sao-luc' && !hasTrueCopy }))} />
        {form === 'trich-sao' ? (
          <fieldset>
            <legend className="field-label">{t('copy.part')}</legend>
            <p className="note">{t('copy.part.note')}</p>
            <div className="copy-parts" lang="vi">
              {content.body.map((block, index) => <label key={index} className="check"><input type="checkbox" id={`copy-part-${index}`} checked={parts.includes(index)} onChange={(event) => setParts(event.target.checked ? [...parts, index] : parts.filter((one) => one !== index))} /> {excerptOf(block)}</label>)}
            </div>
            {tried && few ? <FieldError>{t('copy.part.needed')}</FieldError> : null}
          </fieldset>
        ) : null}
        <p className="note">{t('copy.for.note')}</p>
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('copy.go')}</Button></div>
      </form>
    </Dialog>
  )
}

const textOf = (runs: Parameters<typeof piecesOf>[0]): string => piecesOf(runs).map((piece) => piece.text).join('')
/** The first words of a part, enough to know it by. */
function excerptOf(block: Block): string {
  const words = ((): string => {
    switch (block.kind) {
      case 'paragraph': return textOf(block.runs)
      case 'heading': case 'note': return block.text
      case 'article': return `${block.opening} ${textOf(block.runs)}`
      case 'fields': return block.lines.flat().map((line) => `${line.label}: ${line.value ?? '…'}`).join('; ')
      case 'choices': return block.label ?? block.options.map((option) => option.text).join(', ')
      case 'list': return block.items.map(textOf).join('; ')
      case 'table': return block.title ?? block.columns.map((column) => column.title).join(' | ')
      case 'chart': return block.title
      case 'signatures': return block.columns.map((column) => column.title).join(', ')
      case 'page-break': return '—'
      default: return block satisfies never
    }
  })()
  return words.length > 120 ? `${words.slice(0, 117)}…` : words
}

/** A paper of the same kind in its place, a letter that corrects it, or the same again from the successor. It opens as a draft. */
export function FollowDialog({ kind, at, paper, number, onDone, onClose }: Common<PaperView> & { readonly kind: FollowKind; readonly number: string }): ReactNode {
  const t = documentsText.useText()
  const send = useSend(draftPaper, [listPapers.id])
  const [id] = useState(newId)
  const papers = useAsk(listPapers, { params: { id: at.id } }, { enabled: kind === 'corrects' })
  const letters = (papers.data?.forms ?? []).filter((form) => form.numberLetters === 'CV' || form.numberLetters === '')
  const [formId, setFormId] = useState('')
  const chosen = kind === 'corrects' ? formId || letters[0]?.id || paper.formId : paper.formId
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send.mutate({ params: { id: at.id }, body: { id, formId: chosen, typed: kind === 'corrects' ? {} : (paper.typed ?? {}), ...(paper.eventId ? { eventId: paper.eventId } : {}), ...(paper.act ? { act: paper.act } : {}), follows: { paperId: paper.id, kind } } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={t(`${kind}.title`, { number })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{t(`${kind}.note`)}</p>
        {kind === 'corrects' && letters.length > 1 ? <div className="field"><label htmlFor="follow-form">{t('templates.form')}</label><Choose id="follow-form" value={chosen} onChange={setFormId} options={letters.map((form) => ({ value: form.id, label: `${form.title} (${formWords(form.mark)})` }))} /></div> : null}
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending} disabled={kind === 'corrects' && papers.isPending}>{t(`${kind}.go`)}</Button></div>
      </form>
    </Dialog>
  )
}
