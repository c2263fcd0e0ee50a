/** One paper of an office: its blanks while it is a draft, its number and files once the head has issued it. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { editOfficePaper, getOfficePaperFile, issueOfficePaper, listBookEntries, listBooks, listOfficePapers, recallOfficePaper, type OfficePaperView } from '@hoa-nhap/domain/documents/books.contract'
import { roleName } from '../access/access.text.ts'
import { saveFile } from '../api/bytes.ts'
import { newId, ProblemError } from '../api/client.ts'
import { isNoLine, useAsk, useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorSummary, FieldError, focusField, FormFrame, useFormKeys } from '../ui/form.tsx'
import { FormStore } from '../ui/form-store.ts'
import { Icon, WarnMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, NotFound, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { BlankField, shownValues, typedOf, type Values } from './PaperBlanks.tsx'
import { StateMark } from './paper-words.tsx'
import { SmallText } from './small-fields.tsx'
import './documents.css'

/** The newest 500: an older paper is opened from the book by its year. */
const most = 500
const stale = [listOfficePapers.id, listBookEntries.id, listBooks.id]
const refusedWords = (error: unknown): string => (isNoLine(error) ? documentsText.say('needs-line') : sentenceOf(error))

export function OfficePaperPage(): ReactNode {
  const { paper: id } = useParams({ strict: false }) as { paper: string }
  const t = documentsText.useText()
  const list = useAsk(listOfficePapers, { query: { limit: most } })
  const trail = [{ to: '/so-van-ban', label: t('book') }, { to: '/van-ban', label: t('office') }]
  const paper = list.data?.items.find((one) => one.id === id)
  if (!list.data) return <Page title={t('office')} trail={trail}><Answer of={list} rows={5}>{() => null}</Answer></Page>
  if (!paper) return <Page title={t('office')} trail={trail}><NotFound title={`${t('missing')}.`} /></Page>
  return <Shown key={id} paper={paper} trail={trail} />
}

function Shown({ paper, trail }: { readonly paper: OfficePaperView; readonly trail: readonly { readonly to: string; readonly label: string }[] }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const [open, setOpen] = useState<'issue' | 'recall' | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const done = (words: string): void => {
    setOpen(null)
    setSaid(words)
  }
  const { may } = paper
  return (
    <Page title={paper.subject || paper.title} subtitle={<>{paper.title} · <StateMark state={paper.state} /></>} trail={trail} className="paper-page">
      {said ? <p role="status" className="good-line papers-note">{said}</p> : <p role="status" className="sr-only" />}
      <div className="paper-columns wide-first">
        {may.includes('edit') ? <Draft paper={paper} onIssue={() => setOpen('issue')} /> : (
          <Sheet className="form-part">
            <dl className="paper-facts">
              {paper.number ? <div><dt>{t('column.number')}</dt><dd><b>{paper.number}</b></dd></div> : null}
              {paper.day ? <div><dt>{t('column.day')}</dt><dd>{formatDay(paper.day, language)}</dd></div> : null}
              {paper.signedByRole ? <div><dt>{t('column.signer')}</dt><dd>{roleName(paper.signedByRole)}</dd></div> : null}
              {paper.blanks.flatMap((blank) => (paper.typed[blank.name] ? [<div key={blank.name}><dt lang="vi">{blank.label}</dt><dd className="pre" lang="vi">{shownValues([blank], paper.typed)[blank.name]}</dd></div>] : []))}
            </dl>
            {paper.recalledOn ? <p className="paper-warn"><WarnMark size={16} /> {t('of.recalled', { day: formatDay(paper.recalledOn, language), reason: '' })}</p> : null}
            {may.includes('recall') ? <p className="paper-acts"><Button onClick={() => setOpen('recall')}>{t('recall')}</Button></p> : null}
          </Sheet>
        )}
        <div className="paper-side"><Files paper={paper} /></div>
      </div>
      {open === 'issue' ? <IssueDialog paper={paper} onDone={(issued) => done(issued.number ? t('issue.done', { number: issued.number }) : t('issue.done.nonumber'))} onClose={() => setOpen(null)} /> : null}
      {open === 'recall' ? <RecallDialog paper={paper} onDone={() => done(t('recall.done'))} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

function Draft({ paper, onIssue }: { readonly paper: OfficePaperView; readonly onIssue: () => void }): ReactNode {
  const t = documentsText.useText()
  const { today } = useNow()
  const send = useSend(editOfficePaper, stale)
  const [store] = useState(() => new FormStore<Values>(shownValues(paper.blanks, paper.typed)))
  const [sent, setSent] = useState(false)
  const [changed, setChanged] = useState(false)
  store.onChange = () => setChanged(true)
  const formName = 'van-ban'
  const save = async (): Promise<boolean> => {
    const [first] = store.judgeAll()
    setSent(true)
    if (first) {
      focusField(formName, first.name)
      return false
    }
    if (!changed) return true
    try {
      await send.mutateAsync({ params: { paper: paper.id }, body: { basedOn: paper.version, typed: typedOf(paper.blanks, store.values(), today) } })
      setChanged(false)
      return true
    } catch {
      // The sentence of the refusal stands below the form; what was typed stays.
      return false
    }
  }
  const issue = async (): Promise<void> => {
    if (!(await save())) return
    const empty = paper.blanks.find((blank) => blank.required && !(store.values()[blank.name] ?? '').trim())
    if (!empty) {
      onIssue()
      return
    }
    store.refuse([{ name: empty.name, sentence: t('draft.needed') }])
    focusField(formName, empty.name)
  }
  const keys = useFormKeys({ submit: () => void save() })
  return (
    <div ref={keys}>
      <ErrorSummary store={store} formName={formName} labelOf={(name) => paper.blanks.find((blank) => blank.name === name)?.label ?? name} shown={sent} />
      <FormFrame store={store} name={formName} onSubmit={() => void save()}>
        <Sheet className="form-part">
          <div className="paper-blanks">{paper.blanks.map((blank) => <BlankField key={blank.name} blank={blank} today={today} missing={paper.missing.includes(blank.name)} />)}</div>
          {send.error ? <FieldError>{send.error instanceof ProblemError && send.error.problem.code === 'changed-since' ? t('settings.conflict') : refusedWords(send.error)}</FieldError> : null}
          <p className="paper-acts">
            {paper.may.includes('issue') ? <Button type="primary" onClick={() => void issue()} disabled={send.isPending}>{t('issue')}</Button> : null}
            <Button htmlType="submit" type={paper.may.includes('issue') ? 'default' : 'primary'} loading={send.isPending}>{t('draft.save')}</Button>
          </p>
          {paper.may.includes('issue') ? null : <p className="note">{t('office.head')}</p>}
        </Sheet>
      </FormFrame>
    </div>
  )
}

function Files({ paper }: { readonly paper: OfficePaperView }): ReactNode {
  const t = documentsText.useText()
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const save = (format: 'pdf' | 'docx'): void => {
    setBusy(format)
    setRefused(null)
    saveFile(getOfficePaperFile, { params: { paper: paper.id }, query: { format } }).catch((error: unknown) => setRefused(refusedWords(error))).finally(() => setBusy(null))
  }
  return (
    <Sheet>
      <h2>{t('files')}</h2>
      <p className="paper-acts">{(['pdf', 'docx'] as const).map((format) => <Button key={format} icon={<Icon name="document" size={18} />} loading={busy === format} onClick={() => save(format)} aria-label={t('file.save', { format: t(`file.${format}`) })}>{t(`file.${format}`)}</Button>)}</p>
      {refused ? <FieldError>{refused}</FieldError> : null}
      <p className="note">{t('file.note')}</p>
    </Sheet>
  )
}

type DialogProps = { readonly paper: OfficePaperView; readonly onDone: (paper: OfficePaperView) => void; readonly onClose: () => void }

function IssueDialog({ paper, onDone, onClose }: DialogProps): ReactNode {
  const t = documentsText.useText()
  const send = useSend(issueOfficePaper, stale)
  // One id for all tries: sent twice, it takes one number.
  const [issueId] = useState(newId)
  return (
    <Dialog title={t('issue.title', { title: paper.subject || paper.title })} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); send.mutate({ params: { paper: paper.id }, body: { basedOn: paper.version, issueId } }, { onSuccess: onDone }) }} noValidate className="stack">
        <p>{t('issue.note')}</p>
        {send.error ? <FieldError>{refusedWords(send.error)}</FieldError> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('issue.go')}</Button></div>
      </form>
    </Dialog>
  )
}

function RecallDialog({ paper, onDone, onClose }: DialogProps): ReactNode {
  const t = documentsText.useText()
  const send = useSend(recallOfficePaper, stale)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const short = reason.trim().length < 10
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (short) return document.getElementById('recall-reason')?.focus()
    send.mutate({ params: { paper: paper.id }, body: { basedOn: paper.version, reason: reason.trim() } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={t('recall.title', { number: paper.number ?? paper.title })} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p>{t('recall.note')}</p>
        <SmallText id="recall-reason" label={t('recall.reason')} value={reason} most={500} lines wrong={tried && short ? t('recall.reason.short') : null} onChange={setReason} />
        {send.error ? <FieldError>{refusedWords(send.error)}</FieldError> : null}
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('recall.go')}</Button></div>
      </form>
    </Dialog>
  )
}
