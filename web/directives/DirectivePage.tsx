/** One directive: what each sentence asks, who answers it, how far it is. Publishing waits until every clause is answered. */
import { useState, type ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { z } from 'zod'
import { getDirective, listDirectives, publishDirective, type DirectiveView as DirectiveSchema } from '@hoa-nhap/domain/directives/directives.contract'
import { isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { ClauseTrace, clauseName, isOpen, type TracedClause, type TracedTask } from '../ui/ClauseTrace.tsx'
import { Icon, LateMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { pieces } from '../ui/pieces.text.ts'
import { Answer, NotFound, sentenceOf } from '../ui/states.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { ClauseBar } from './ClauseBar.tsx'
import { mayPlan, mayReadFigures } from './DirectivesPage.tsx'
import { directivesText } from './directives.text.ts'
import { ProgressDialog } from './ProgressDialog.tsx'
import './directives.css'

type Directive = z.infer<typeof DirectiveSchema>

/** `Sở LĐTBXH → Công an tỉnh từ 1/3/2025`, `UBND xã, 200 đơn vị nhận`. */
function holderOf(post: Directive['clauseList'][number]['targets'][number]['accountablePost'], say: { until: (agency: string, successor: string, day: string) => string; units: (count: number) => string; day: (on: string) => string }): string {
  const name = post.until && post.successorName ? say.until(post.agencyName, post.successorName, say.day(post.until)) : post.agencyName
  return post.receivingUnits > 1 ? `${name}, ${say.units(post.receivingUnits)}` : name
}

export function DirectivePage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = directivesText.useText()
  const directive = useAsk(getDirective, { params: { id } })
  const trail = [{ to: '/ke-hoach', label: t('title') }]
  if (directive.isError && isNotFound(directive.error)) return <Page title={t('title')} trail={trail}><NotFound title={t('none')} /></Page>
  if (!directive.data) return <Page title={t('title')} trail={trail}><Answer of={directive} rows={6}>{() => null}</Answer></Page>
  return <Shown directive={directive.data} />
}

function Shown({ directive }: { readonly directive: Directive }): ReactNode {
  const t = directivesText.useText()
  const p = pieces.useText()
  const language = useLanguage()
  const { post, today } = useSignedIn()
  const [assigning, setAssigning] = useState<TracedTask | null>(null)
  const [reporting, setReporting] = useState<TracedTask | null>(null)
  const planner = mayPlan(post.role)
  const figures = mayReadFigures(post.role)
  const clauses: readonly TracedClause[] = directive.clauseList.map((clause) => ({
    ...clause,
    targets: clause.targets.map((target) => ({ ...target, holder: holderOf(target.accountablePost, { until: (agency, successor, day) => p('trace.until', { agency, successor, day }), units: (count) => t('posts', { count }), day: (on) => formatDay(on, language) }) })),
  }))
  const open = clauses.filter(isOpen)
  const facts = [t('issued', { issuer: directive.issuer, day: directive.issuedOn ? formatDay(directive.issuedOn, language) : (directive.dateNote ?? '') }), directive.title, directive.effectiveTo ? t('until', { day: formatDay(directive.effectiveTo, language) }) : null]
  return (
    <Page
      title={`${t(`kind.${directive.kind}`)} ${directive.number}`} trail={[{ to: '/ke-hoach', label: t('title') }]} className="directive"
      subtitle={facts.filter(Boolean).join(' · ')}
      actions={<>
        <ButtonLink to="/ke-hoach/$id/do-phu" params={{ id: directive.id }}>{t('coverage.open')}</ButtonLink>
        {directive.targets > 0 && figures ? <ButtonLink to="/chi-tieu" search={{ van_ban: directive.id }}>{t('scoreboard')}</ButtonLink> : null}
        {directive.status === 'published' ? <span className="note">{t('published')}</span> : planner ? <Publish directive={directive} open={open} /> : <span className="note">{t('draft')}</span>}
      </>}
    >
      <ClauseBar clauses={clauses} />
      <ClauseTrace
        clauses={clauses} today={today}
        bases={directive.bases.map((basis) => ({ number: basis.number, link: basis.directiveId ? <Link className="link" to="/ke-hoach/$id" params={{ id: basis.directiveId }}>{basis.number}</Link> : basis.number }))}
        openTarget={(target, words) => figures ? <Link to="/chi-tieu" search={{ van_ban: directive.id, o: target.id }}>{words}</Link> : words}
        assign={planner ? (_clause, task) => task ? <Button type="primary" onClick={() => setAssigning(task)} aria-label={`${p('trace.assign')}: ${task.name}`}>{p('trace.assign')}</Button> : null : null}
        openTask={(task, words) => <Link to="/ke-hoach/$id/nhiem-vu/$viec" params={{ id: directive.id, viec: task.id }}>{words}</Link>}
        share={(target) => figures && !target.unitOfMeasure.startsWith('%') ? <Link className="link" to="/ke-hoach/$id/phan-bo/$chiTieu" params={{ id: directive.id, chiTieu: target.id }}>{t('share.open')}</Link> : null}
        progress={(task) => <button type="button" className="link no-print" aria-label={`${p('trace.progress')}: ${task.name}`} onClick={() => setReporting(task)}>{p('trace.progress')}</button>}
      />
      <div className="directive-foot">
        {directive.chain.length > 0 ? (
          <Section title={t('chain')} id="chain"><Sheet className="padded"><ul className="chain">{directive.chain.map((link) => <li key={`${link.relation}${link.number}`}>{t(`chain.${link.relation}`)} {link.directiveId ? <Link className="link" to="/ke-hoach/$id" params={{ id: link.directiveId }}>{link.number}</Link> : link.number}</li>)}</ul></Sheet></Section>
        ) : null}
        {directive.owedPlans.length > 0 ? (
          <Section title={t('owed')} count={directive.owedPlans.filter((plan) => plan.answeredBy === null).length || undefined} id="owed">
            <Sheet><ul className="rows owed">{directive.owedPlans.map((plan) => <li key={`${plan.agencyName}${plan.year}`}><span>{t('owed.year', { agency: plan.agencyName, year: plan.year })}</span><span className={plan.answeredBy ? 'note' : 'owed-waiting'}>{plan.answeredBy ? t('owed.answered', { number: plan.answeredBy }) : t('owed.waiting')}</span></li>)}</ul></Sheet>
          </Section>
        ) : null}
      </div>
      {assigning ? <AssignDialog directiveId={directive.id} task={assigning} onClose={() => setAssigning(null)} /> : null}
      {reporting ? <ProgressDialog directiveId={directive.id} task={reporting} today={today} onClose={() => setReporting(null)} /> : null}
    </Page>
  )
}

/** A refusal that teaches: the button stays readable and names the clause that is open. */
function Publish({ directive, open }: { readonly directive: Directive; readonly open: readonly TracedClause[] }): ReactNode {
  const t = directivesText.useText()
  const p = pieces.useText()
  const send = useSend(publishDirective, [getDirective.id, listDirectives.id])
  const first = open[0]
  if (first) {
    const names = open.map((clause) => clauseName(clause, p(`trace.kind.${clause.kind}`))).join(', ')
    return <a className="publish-blocked" href={`#clause-${first.id}`} title={t('publish.which', { clauses: names })}><Icon name="refuse" size={18} />{t('publish.blocked', { count: open.length })}<span className="sr-only">. {t('publish.which', { clauses: names })}</span></a>
  }
  return (
    <>
      <Button type="primary" loading={send.isPending} onClick={() => send.mutate({ params: { id: directive.id } })}>{t('publish')}</Button>
      {send.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(send.error)}</p> : null}
    </>
  )
}
