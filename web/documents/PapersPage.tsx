/** Papers of one measure: what was issued, what is being drafted, and which form the law names for each act. */
import { useState, type ReactNode } from 'react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { draftPaper, listPapers, type PaperForm, type PaperView } from '@hoa-nhap/domain/documents/documents.contract'
import { foldText } from '@hoa-nhap/domain/kernel/vietnamese-text'
import { getMeasure, type MeasureView } from '@hoa-nhap/domain/measures/measures.contract'
import { newId, type AnswerOf } from '../api/client.ts'
import { isNoLine, isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { actTitle, formWords, measureName } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Cite } from '../ui/Cite.tsx'
import { FieldError } from '../ui/form.tsx'
import { Icon, WarnMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, NotFound, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { FormTags, makerNames, StateMark } from './paper-words.tsx'
import './documents.css'

type Papers = AnswerOf<typeof listPapers>

export function PapersPage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = documentsText.useText()
  const measure = useAsk(getMeasure, { params: { id } })
  const papers = useAsk(listPapers, { params: { id } })
  const people = { to: '/nguoi', label: t('people') }
  const trail = measure.data ? [people, { to: `/nguoi/${measure.data.personId}`, label: t('dossier') }] : [people]
  if (isNotFound(measure.error) || isNotFound(papers.error)) return <Page title={t('papers')} trail={trail}><NotFound /></Page>
  if (!measure.data) return <Page title={t('papers')} trail={trail}><Answer of={measure} rows={4}>{() => null}</Answer></Page>
  return (
    <Page title={t('papers')} subtitle={`${measureName(measure.data.kind)} · ${measure.data.unitName}`} trail={trail} className="paper-list">
      <Answer of={papers} rows={5}>{(answer) => <Lists measure={measure.data} papers={answer} />}</Answer>
    </Page>
  )
}

function Lists({ measure, papers }: { readonly measure: MeasureView; readonly papers: Papers }): ReactNode {
  const t = documentsText.useText()
  const drafts = papers.items.filter((paper) => paper.state === 'draft' || paper.state === 'signed')
  const kept = papers.items.filter((paper) => !drafts.includes(paper)).toSorted((a, b) => ((a.issuedAt ?? '') < (b.issuedAt ?? '') ? 1 : -1))
  return (
    <div className="paper-columns wide-first">
      <div>
        {drafts.length > 0 ? <Section id="drafts" title={t('papers.drafts')} count={drafts.length}><PaperRows measure={measure} papers={drafts} /></Section> : null}
        <Section id="kept" title={t('papers.kept')} count={kept.length || undefined}>
          {kept.length === 0 ? <Empty title={t('papers.none')} note={t(papers.offers.length > 0 ? 'papers.none.note' : 'papers.none.read')} /> : <PaperRows measure={measure} papers={kept} />}
        </Section>
      </div>
      {papers.forms.length > 0 ? <Offers measure={measure} papers={papers} /> : null}
    </div>
  )
}

function PaperRows({ measure, papers }: { readonly measure: MeasureView; readonly papers: readonly PaperView[] }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  return (
    <Sheet>
      <ul className="rows">
        {papers.map((paper) => {
          const follows = paper.follows ? t(`of.${paper.follows.kind}`, { number: paper.follows.number ?? '' }) : null
          return (
            <li key={paper.id} data-row className="paper-row">
              <div>
                {paper.open ? <Link className="link paper-title" to="/bien-phap/$id/giay-to/$paper" params={{ id: measure.id, paper: paper.id }} data-act><span lang="vi">{paper.title}</span></Link> : <span className="paper-title" lang="vi">{paper.title}</span>}
                <span className="note">{[language === 'en' ? paper.titleEn : null, formWords(paper.mark), paper.act ? actTitle(measure.kind, paper.act) : null, paper.agencyName].filter(Boolean).join(' · ')}</span>
                {follows ? <span className="note">{follows}</span> : null}
                {paper.outdated ? <span className="paper-warn"><WarnMark size={16} /> {t('outdated')}</span> : null}
                {paper.open ? null : <span className="note"><Icon name="lock" size={14} /> {t('closed')}</span>}
              </div>
              <div className="paper-end"><b className="nowrap">{paper.number ?? (paper.state === 'draft' || paper.state === 'signed' ? '' : t('number.none'))}</b>{paper.day ? <span className="nowrap paper-day">{formatDay(paper.day, language, today)}</span> : null}<StateMark state={paper.state} /></div>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}

const firstForms = 6

/** Forms for the acts first, as the law names them; the others are found by name. */
function Offers({ measure, papers }: { readonly measure: MeasureView; readonly papers: Papers }): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const navigate = useNavigate()
  const send = useSend(draftPaper, [listPapers.id])
  const [ids] = useState(() => new Map<string, string>())
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const formOf = (id: string): PaperForm | undefined => papers.forms.find((form) => form.id === id)
  const start = (form: PaperForm, offer?: Papers['offers'][number]) => {
    // One id for all tries: pressed twice, it is one draft.
    const key = `${form.id} ${offer?.eventId ?? offer?.act ?? ''}`
    const id = ids.get(key) ?? newId()
    ids.set(key, id)
    send.mutate({ params: { id: measure.id }, body: { id, formId: form.id, typed: {}, ...(offer?.eventId ? { eventId: offer.eventId } : {}), ...(offer ? { act: offer.act } : {}) } }, {
      onSuccess: (paper) => {
        ids.delete(key)
        void navigate({ to: '/bien-phap/$id/giay-to/$paper', params: { id: measure.id, paper: paper.id } })
      },
    })
  }
  const words = foldText(typed.trim())
  const found = papers.forms.filter((form) => !words || foldText(`${form.title} ${form.titleEn ?? ''} ${formWords(form.mark)}`).includes(words))
  const shown = all || words ? found : found.slice(0, firstForms)
  const row = (form: PaperForm, offer?: Papers['offers'][number]): ReactNode => (
    <li key={form.id} className="form-row">
      <div><span lang="vi">{form.title}</span>{language === 'en' && form.titleEn ? <span className="note"> {form.titleEn}</span> : null} <span className="note">{formWords(form.mark)} · <Cite citation={form.citation} /></span><span className="form-tags"><FormTags form={form} /></span>{form.mine ? null : <span className="note">{t('forms.signer', { who: makerNames(form.maker) })}</span>}</div>
      <Button onClick={() => start(form, offer)} loading={send.isPending && send.variables.body.formId === form.id} disabled={send.isPending} aria-label={t('forms.start.of', { title: form.title })}>{t('forms.start')}</Button>
    </li>
  )
  const group = (offer: Papers['offers'][number]): ReactNode => (
    <Sheet key={`${offer.act} ${offer.eventId ?? ''}`} className="offer">
      <h3>{actTitle(measure.kind, offer.act)}{offer.occurredOn ? <span className="note"> {formatDay(offer.occurredOn, language, today)}</span> : null}</h3>
      <ul>{offer.formIds.flatMap((id) => formOf(id) ?? []).map((form) => row(form, offer))}</ul>
    </Sheet>
  )
  // What was done and has no paper yet comes first; what may be done is one step away.
  const recorded = papers.offers.filter((offer) => offer.eventId !== null)
  const possible = papers.offers.filter((offer) => offer.eventId === null)
  return (
    <aside aria-label={t('forms')}>
      <Section id="forms" title={t('forms')}>
        {send.error ? <FieldError>{isNoLine(send.error) ? t('needs-line') : sentenceOf(send.error)}</FieldError> : null}
        {recorded.map(group)}
        {possible.length > 0 ? <details className="offers" open={recorded.length === 0 && possible.length <= 4}><summary>{t('forms.possible', { count: possible.length })}</summary>{possible.map(group)}</details> : null}
        <Sheet className="offer">
          <h3>{t('forms.others')}</h3>
          <input type="search" className="plain-input" aria-label={t('forms.find')} placeholder={t('forms.find')} value={typed} onChange={(event) => setTyped(event.target.value)} />
          <p className="sr-only" role="status">{words && found.length === 0 ? t('forms.none') : ''}</p>
          {found.length === 0 ? <p className="note">{t('forms.none')}</p> : <ul>{shown.map((form) => row(form))}</ul>}
          {shown.length < found.length ? <button type="button" className="link" onClick={() => setAll(true)}>{t('forms.more', { count: found.length })}</button> : null}
        </Sheet>
      </Section>
    </aside>
  )
}
