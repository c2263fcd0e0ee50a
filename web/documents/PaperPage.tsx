/** One paper: a draft beside what it will say, or what was issued with its files, copies and what became of it. */
import { useState, type ReactNode } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { getPaperFile, listPapers, readPaper, type PaperView } from '@hoa-nhap/domain/documents/documents.contract'
import { officeHeads } from '@hoa-nhap/domain/documents/papers.roles.rules'
import type { DocumentContent } from '@hoa-nhap/domain/documents/documents.model'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { getMeasure, type MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { roleName } from '../access/access.text.ts'
import { saveFile } from '../api/bytes.ts'
import { isNoLine, isNotFound, useAsk } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formWords, measureName } from '../measures/labels.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { Icon, WarnMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, NotFound, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { DocumentSheet } from './DocumentSheet.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { StateMark } from './paper-words.tsx'
import { CopyDialog, FollowDialog, IssueDialog, PlainDialog, RecallDialog } from './PaperDialogs.tsx'
import './documents.css'

export function PaperPage(): ReactNode {
  const { id, paper: paperId } = useParams({ strict: false }) as { id: string; paper: string }
  const t = documentsText.useText()
  const measure = useAsk(getMeasure, { params: { id } })
  const read = useAsk(readPaper, { params: { id, paper: paperId } })
  const trail = [...(measure.data ? [{ to: `/nguoi/${measure.data.personId}`, label: t('dossier') }] : []), { to: `/bien-phap/${id}/giay-to`, label: t('papers') }]
  if (isNotFound(read.error) || isNotFound(measure.error)) return <Page title={t('papers')} trail={trail}><NotFound title={`${t('missing')}.`} /></Page>
  if (!read.data || !measure.data) return <Page title={t('papers')} trail={trail}>{read.data ? <Answer of={measure} rows={6}>{() => null}</Answer> : <Answer of={read} rows={6}>{() => null}</Answer>}</Page>
  return <Shown key={paperId} measure={measure.data} paper={read.data.paper} content={read.data.content as unknown as DocumentContent} trail={trail} />
}

type Dialogs = 'issue' | 'sign' | 'return' | 'recall' | 'copy' | 'discard' | 'replaces' | 'corrects' | 'reissues' | null

function Shown({ measure, paper, content, trail }: { readonly measure: MeasureView; readonly paper: PaperView; readonly content: DocumentContent; readonly trail: readonly { readonly to: string; readonly label: string }[] }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [open, setOpen] = useState<Dialogs>(null)
  const [said, setSaid] = useState<string | null>(null)
  const at = { id: measure.id, paper: paper.id }
  const may = (act: PaperView['may'][number]): boolean => paper.may.includes(act)
  const fresh = async (words: string | null): Promise<void> => {
    // The paper as it now is and the words that say so come together.
    await Promise.all([readPaper.id, listPapers.id].map((name) => client.invalidateQueries({ queryKey: [name] })))
    setOpen(null)
    setSaid(words)
    window.scrollTo({ top: 0 })
  }
  const editing = may('edit')
  const number = paper.number ?? paper.title
  return (
    <Page
      title={paper.title} trail={trail} className="paper-page"
      subtitle={<>{formWords(paper.mark)} · {measureName(measure.kind)} · <StateMark state={paper.state} /></>}
    >
      {said ? <p role="status" className="good-line papers-note">{said}</p> : <p role="status" className="sr-only" />}
      <div className="paper-columns">
        <div className="paper-side">
          {editing ? (
            <DraftEditor key={paper.id} measureId={measure.id} paper={paper} onIssue={() => setOpen('issue')} onSign={() => setOpen('sign')} onDiscard={() => setOpen('discard')} />
          ) : (
            <>
              <Sheet>
                <dl className="paper-facts">
                  {paper.number ? <div><dt>{t('column.number')}</dt><dd><b>{paper.number}</b></dd></div> : null}
                  {paper.day ? <div><dt>{t('column.day')}</dt><dd>{formatDay(paper.day, language)}</dd></div> : null}
                  <div><dt>{t('column.issuer')}</dt><dd>{paper.agencyName}</dd></div>
                  {paper.signedByRole ? <div><dt>{t('column.signer')}</dt><dd>{roleName(paper.signedByRole)}</dd></div> : null}
                  {paper.follows ? <div><dt>{t(`follow.${paper.follows.kind}`)}</dt><dd>{paper.follows.number}{paper.follows.day ? `, ${formatDay(paper.follows.day, language)}` : ''}</dd></div> : null}
                </dl>
                {paper.outdated ? <p className="paper-warn"><WarnMark size={16} /> {t('outdated.note')}</p> : null}
                {paper.followedBy.map((one) => <p key={one.id} className="paper-warn"><WarnMark size={16} /> {t(`of.${one.kind}By`, { number: one.number ?? '' })}</p>)}
                {paper.recalledOn ? <p className="paper-warn"><WarnMark size={16} /> {t('of.recalled', { day: formatDay(paper.recalledOn, language), reason: paper.recallReason ?? '' })}</p> : null}
                <p className="paper-acts">
                  {may('issue') ? <Button type="primary" onClick={() => setOpen('issue')}>{t(paper.state === 'signed' ? 'issue.number' : 'issue')}</Button> : null}
                  {may('return') ? <Button onClick={() => setOpen('return')}>{t('return')}</Button> : null}
                  {may('copy') ? <Button onClick={() => setOpen('copy')}>{t('copy.make')}</Button> : null}
                  {may('replace') ? <Button onClick={() => setOpen('replaces')}>{t('replace')}</Button> : null}
                  {may('correct') ? <Button onClick={() => setOpen('corrects')}>{t('correct')}</Button> : null}
                  {may('reissue') ? <Button onClick={() => setOpen('reissues')}>{t('reissue')}</Button> : null}
                  {may('recall') ? <Button onClick={() => setOpen('recall')}>{t('recall')}</Button> : null}
                </p>
              </Sheet>
            </>
          )}
          <Files at={at} paper={paper} />
          {paper.doubts.length > 0 ? <Sheet><h2>{t('doubts')}</h2><ul className="paper-doubts">{paper.doubts.map((doubt) => <li key={doubt} lang="vi">{doubt}</li>)}</ul><p className="note">{t('doubts.note')}</p></Sheet> : null}
          {paper.recipients.length > 0 ? <Sheet><h2>{t('issue.to')}</h2><ul lang="vi">{paper.recipients.map((one) => <li key={one}>{one}</li>)}</ul><p className="note">{t('issue.to.note')}</p></Sheet> : null}
          {paper.copies.length > 0 ? <Sheet><h2>{t('copies')}</h2><Copies at={at} paper={paper} /></Sheet> : null}
          <Sheet><h2>{t('history')}</h2><History paper={paper} /></Sheet>
        </div>
        <DocumentSheet content={marked(content, paper.state)} label={t('sheet.label', { title: paper.title })} />
      </div>
      {open === 'issue' ? <IssueDialog at={at} paper={paper} onDone={(issued) => void fresh(issued.number ? t('issue.done', { number: issued.number }) : t('issue.done.nonumber'))} onClose={() => setOpen(null)} /> : null}
      {open === 'sign' || open === 'return' ? <PlainDialog act={open} at={at} paper={paper} onDone={() => void fresh(t(`${open}.done`))} onClose={() => setOpen(null)} /> : null}
      {open === 'discard' ? <PlainDialog act="discard" at={at} paper={paper} onDone={() => void client.invalidateQueries({ queryKey: [listPapers.id] }).then(() => navigate({ to: '/bien-phap/$id/giay-to', params: { id: measure.id } }))} onClose={() => setOpen(null)} /> : null}
      {open === 'recall' ? <RecallDialog at={at} paper={paper} onDone={() => void fresh(t('recall.done'))} onClose={() => setOpen(null)} /> : null}
      {open === 'copy' ? <CopyDialog at={at} paper={paper} content={content} onDone={(copy) => void fresh(t('copy.done', { number: copy.number }))} onClose={() => setOpen(null)} /> : null}
      {open === 'replaces' || open === 'corrects' || open === 'reissues' ? <FollowDialog kind={open} at={at} paper={paper} number={number} onDone={(next) => void navigate({ to: '/bien-phap/$id/giay-to/$paper', params: { id: measure.id, paper: next.id } })} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

/** Nobody takes a draft or a recalled paper for one in force. */
function marked(content: DocumentContent, state: PaperView['state']): DocumentContent {
  const words = state === 'draft' || state === 'signed' ? 'DỰ THẢO' : state === 'recalled' ? 'ĐÃ THU HỒI' : null
  return words && !content.watermark ? { ...content, watermark: words } : content
}

type At = { readonly id: string; readonly paper: string }
type Format = PaperView['formats'][number]

function useSave(at: At): { readonly busy: string | null; readonly said: string | null; readonly refused: string | null; readonly save: (format: Format, copy?: string) => void } {
  const t = documentsText.useText()
  const [busy, setBusy] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const save = (format: Format, copy?: string): void => {
    setBusy(copy ?? format)
    setRefused(null)
    saveFile(getPaperFile, { params: at, query: { format, ...(copy ? { copy } : {}) } })
      .then((name) => setSaid(t('file.saved', { name })), (error: unknown) => setRefused(isNoLine(error) ? t('needs-line') : sentenceOf(error)))
      .finally(() => setBusy(null))
  }
  return { busy, said, refused, save }
}

function Files({ at, paper }: { readonly at: At; readonly paper: PaperView }): ReactNode {
  const t = documentsText.useText()
  const { post } = useSignedIn()
  const { busy, said, refused, save } = useSave(at)
  const draft = paper.state === 'draft' || paper.state === 'signed'
  const formats: readonly Format[] = draft ? ['pdf', 'docx'] : (['signed-pdf', 'pdf', 'docx'] as const).filter((format) => paper.formats.includes(format))
  if (formats.length === 0) return null
  return (
    <Sheet>
      <h2>{t('files')}</h2>
      <p className="paper-acts">{formats.map((format) => <Button key={format} icon={<Icon name="document" size={18} />} loading={busy === format} onClick={() => save(format)} aria-label={t('file.save', { format: t(`file.${format as Exclude<Format, 'data'>}`) })}>{t(`file.${format as Exclude<Format, 'data'>}`)}</Button>)}</p>
      <p className="sr-only" role="status">{said ?? ''}</p>
      {refused ? <FieldError>{refused}</FieldError> : null}
      {paper.ownTemplate ? <p className="note">{t('file.own')}</p> : null}
      {(officeHeads as readonly string[]).includes(post.role) ? <p className="note"><Link className="link paper-link" to="/the-thuc-van-ban" search={{ mau: paper.formId }} hash="templates">{t('file.template')}</Link></p> : null}
      <p className="note">{t('file.note')}</p>
    </Sheet>
  )
}

function Copies({ at, paper }: { readonly at: At; readonly paper: PaperView }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const { busy, refused, save } = useSave(at)
  return (
    <>
      <ul className="paper-copies">{paper.copies.map((copy) => (
        <li key={copy.id}><span>{t(`copy.${copy.form}`)} · <b>{copy.number}</b> · {formatDay(copy.day, language)}<span className="note"> {roleName(copy.role)}, {copy.agencyName}</span></span><button type="button" className="link" disabled={busy !== null} onClick={() => save('pdf', copy.id)} aria-label={`${t('file.save', { format: 'PDF' })}: ${copy.number}`}>{t('file.pdf')}</button></li>
      ))}</ul>
      {refused ? <FieldError>{refused}</FieldError> : null}
    </>
  )
}

/** When it was drafted, signed and issued, by which post; who was told later stands in the ledger. */
function History({ paper }: { readonly paper: PaperView }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const moment = (at: string): string => `${formatDay(dayOf(at as Instant), language)} ${formatTime(at)}`
  const lines: readonly (readonly [key: string, what: string, who: string | null, when: string])[] = [
    ['made', t('history.drafted'), roleName(paper.madeByRole), moment(paper.madeAt)],
    ...(paper.signedAt ? [['signed', t('history.signed'), paper.signedByRole ? roleName(paper.signedByRole) : null, moment(paper.signedAt)] as const] : []),
    ...(paper.issuedAt ? [['issued', paper.number ? t('history.numbered', { number: paper.number }) : t('history.issued'), null, moment(paper.issuedAt)] as const] : []),
    ...paper.followedBy.map((one) => [one.id, t(`of.${one.kind}By`, { number: one.number ?? '' }), null, one.day ? formatDay(one.day, language) : ''] as const),
    ...(paper.recalledOn ? [['recalled', t('history.recalled'), null, formatDay(paper.recalledOn, language)] as const] : []),
  ]
  return <ol className="paper-history">{lines.map(([key, what, who, when]) => <li key={key}><span>{what}{who ? <span className="note"> {who}</span> : null}</span><span className="nowrap">{when}</span></li>)}</ol>
}
