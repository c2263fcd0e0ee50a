/** What of a document nobody covers: clauses, units, targets, yearly plans, tasks. */
import { useState, type ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { listCoverage, type CoverageView } from '@hoa-nhap/domain/directives/tasks.contract'
import { useItems } from '../api/hooks.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, NotFound } from '../ui/states.tsx'
import { tasksText } from './tasks.text.ts'
import './tasks.css'

const shownUnits = 12

export function CoveragePage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const t = tasksText.useText()
  const coverage = useItems(listCoverage, { query: { directive: id } })
  const first = coverage.data?.[0]
  const trail = [{ to: '/ke-hoach', label: t('directives') }, ...(first ? [{ to: `/ke-hoach/${first.directiveId}`, label: first.directive }] : [])]
  const numbers = first ? { clauses: first.clauses, targets: first.targets, tasks: first.tasks.done + first.tasks.open + first.tasks.overdue + first.tasks.unassigned } : null
  return (
    <Page title={t('coverage')} trail={trail} className="coverage" subtitle={first && numbers ? <>{first.directive} · {first.title} · {t('coverage.of', numbers)}</> : undefined}>
      <Answer of={coverage} rows={6}>{() => (first ? <Shown of={first} /> : <NotFound title={t('coverage.none')} />)}</Answer>
    </Page>
  )
}

function Part({ id, title, count, none, children }: { readonly id: string; readonly title: string; readonly count: number; readonly none: string; readonly children: ReactNode }): ReactNode {
  return (
    <Section id={id} title={title} count={count || undefined}>
      <Sheet>{count === 0 ? <p className="cover-none"><DoneMark size={16} /> {none}</p> : children}</Sheet>
    </Section>
  )
}

function Shown({ of }: { readonly of: CoverageView }): ReactNode {
  const t = tasksText.useText()
  const language = useLanguage()
  const task = (id: string, name: string) => <Link className="link" to="/ke-hoach/$id/nhiem-vu/$viec" params={{ id: of.directiveId, viec: id }}>{name}</Link>
  return (
    <div className="cover-parts">
      <Part id="cau" title={t('cover.owner')} count={of.clausesWithoutOwner.length} none={t('cover.owner.none')}>
        <ul className="rows cover-rows">{of.clausesWithoutOwner.map((clause) => <li key={clause.id}><WarnMark size={16} /><span><Link className="link" to="/ke-hoach/$id" params={{ id: of.directiveId }} hash={`clause-${clause.id}`}>{clause.label}</Link> <span className="note">{clause.summary}</span></span></li>)}</ul>
      </Part>
      <Part id="don-vi" title={t('cover.units')} count={of.unitsWithoutTarget.length} none={t('cover.units.none')}>
        <ul className="rows cover-rows">{of.unitsWithoutTarget.map((target) => <li key={target.targetId}><WarnMark size={16} /><Units directiveId={of.directiveId} target={target} /></li>)}</ul>
      </Part>
      <Part id="chi-tieu" title={t('cover.clause')} count={of.targetsWithoutClause.length} none={t('cover.clause.none')}>
        <ul className="rows cover-rows">{of.targetsWithoutClause.map((target) => <li key={target.id}><WarnMark size={16} /><span>{target.label} {target.name} <span className="note">{target.clause}</span></span></li>)}</ul>
      </Part>
      <Part id="ke-hoach-nam" title={t('cover.plans')} count={of.plansOwed.length} none={t('cover.plans.none')}>
        <ul className="rows cover-rows">{of.plansOwed.map((plan) => <li key={`${plan.agencyName}${plan.year}`}><WarnMark size={16} /><span>{t('cover.plan', { agency: plan.agencyName, year: plan.year })}</span></li>)}</ul>
      </Part>
      <Section id="nhiem-vu" title={t('cover.tasks')}>
        <Sheet>
          <p className="cover-numbers">{t('cover.tasks.numbers', of.tasks)}</p>
          {of.overdue.length + of.withoutEvidence.length === 0 ? <p className="cover-none"><DoneMark size={16} /> {t('cover.tasks.none')}</p> : (
            <ul className="rows cover-rows">
              {of.overdue.map((late) => <li key={late.id}><LateMark size={16} /><span>{task(late.id, late.name)} <span className="cover-late">{t('cover.overdue', { day: formatDay(late.deadline, language) })}</span></span></li>)}
              {of.withoutEvidence.map((done) => <li key={done.id}><WarnMark size={16} /><span>{task(done.id, done.name)} <span className="note">{t('cover.unproven')}</span></span></li>)}
            </ul>
          )}
        </Sheet>
      </Section>
    </div>
  )
}

function Units({ directiveId, target }: { readonly directiveId: string; readonly target: CoverageView['unitsWithoutTarget'][number] }): ReactNode {
  const t = tasksText.useText()
  const [all, setAll] = useState(false)
  const shown = all ? target.units : target.units.slice(0, shownUnits)
  const rest = target.units.length - shown.length
  return (
    <div>
      <p>{t('cover.units.some', { label: target.label, name: target.name, received: target.received, expected: target.expected })} · <Link className="link" to="/ke-hoach/$id/phan-bo/$chiTieu" params={{ id: directiveId, chiTieu: target.targetId }}>{t('cover.share')}</Link></p>
      <p className="note">{shown.map((unit) => unit.name).join(', ')}{rest > 0 ? <> <button type="button" className="link" onClick={() => setAll(true)}>{t('cover.units.more', { count: rest })}</button></> : null}</p>
    </div>
  )
}
