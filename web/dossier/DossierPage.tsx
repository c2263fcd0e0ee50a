/** Where a person stands in their life under the law, and what this post may do now. */
import { useState, type ReactNode } from 'react'
import { useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Purpose } from '@hoa-nhap/domain/kernel/actor'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { useNow, useSignedIn } from '../app/session.ts'
import { useWide } from '../indicators/use-wide.ts'
import { actTitle, clockTitle, formWords, measureName } from '../measures/labels.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Icon } from '../ui/icons.tsx'
import { LifeTimeline } from '../ui/LifeTimeline.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Answer, Empty, Failed, Loading, NotFound } from '../ui/states.tsx'
import { isNotFound } from '../api/hooks.ts'
import { ActsOfToday, UnlawfulToday, firstAct } from './DossierActs.tsx'
import { DossierAside, GlassDoor, ReintegrationDoor } from './DossierAside.tsx'
import { Identity, PrintFoot, TermProgress } from './DossierHead.tsx'
import { bandsOf, lanesOf, type TimelineWords } from './dossier.timeline.ts'
import { dossierText } from './dossier.text.ts'
import { LibertyBands } from './LibertyBand.tsx'
import { MeasureTabs } from './MeasureTabs.tsx'
import { Papers } from './Papers.tsx'
import { PurposeQuestion } from './PurposeQuestion.tsx'
import { rememberedPurpose, rememberPurpose } from './purpose.ts'
import { deadlinesOf, useDossier, type Person } from './use-dossier.ts'
import './dossier.css'

export function DossierPage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const session = useSignedIn()
  const t = dossierText.useText()
  const [purpose, setPurpose] = useState<Purpose | null>(() => rememberedPurpose(session.post.postId, session.today))
  const trail = [{ to: '/nguoi', label: t('trail') }]
  if (!purpose) {
    return (
      <Page title={t('purpose.title')} trail={trail}>
        <PurposeQuestion onChoose={(chosen) => { rememberPurpose(session.post.postId, session.today, chosen); setPurpose(chosen) }} />
      </Page>
    )
  }
  return <Dossier key={id} id={id} purpose={purpose} onPurpose={() => setPurpose(null)} />
}

const parts = ['course', 'acts', 'papers'] as const
type Part = (typeof parts)[number]

function Dossier({ id, purpose, onPurpose }: { readonly id: string; readonly purpose: Purpose; readonly onPurpose: () => void }): ReactNode {
  const t = dossierText.useText()
  const dossier = useDossier(id, purpose)
  const trail = [{ to: '/nguoi', label: t('trail') }]
  if (dossier.person.isError && isNotFound(dossier.person.error)) return <Page title={t('trail')} trail={trail}><NotFound /></Page>
  if (!dossier.person.data) return <Page title={t('trail')} trail={trail}><Answer of={dossier.person} rows={6}>{() => null}</Answer></Page>
  return <Opened person={dossier.person.data} dossier={dossier} purpose={purpose} onPurpose={onPurpose} />
}

function Opened({ person, dossier, purpose, onPurpose }: { readonly person: Person; readonly dossier: ReturnType<typeof useDossier>; readonly purpose: Purpose; readonly onPurpose: () => void }): ReactNode {
  const t = dossierText.useText()
  const language = useLanguage()
  const { now, today } = useNow()
  const search = useSearch({ strict: false }) as { muc?: string }
  const wide = useWide('(min-width: 768px)')
  const [part, setPart] = useState<Part>(search.muc === 'viec' ? 'acts' : search.muc === 'giay-to' ? 'papers' : 'course')
  const deadlines = deadlinesOf(person, dossier.measures)
  const running = dossier.measures.find((measure) => measure.open && measure.startedOn && measure.termEndsOn)
  const words: TimelineWords = {
    language,
    lane: (lane) => t(`lane.${lane}`), measure: measureName, act: actTitle, clock: clockTitle, form: formWords,
    months: (count) => t('months', { count }), day: (on) => formatDay(on, language, today),
  }
  const lanes = lanesOf(dossier.measures, deadlines, now, words)
  const nearest = deadlines.find((deadline) => deadline.kind !== 'right' && deadline.kind !== 'term')
  const summary = t('course.summary', {
    name: person.name,
    measures: dossier.measures.map((measure) => `${measureName(measure.kind)} (${t(measure.open ? 'measure.open' : 'measure.closed')})`).join(', ') || t('course.none'),
    due: nearest ? t('course.due', { day: formatDay(nearest.dueOn, language, today) }) : t('course.noDue'),
  })
  const course = (
    <>
      {dossier.measures.length === 0 ? <Empty title={t('measures.none')} /> : (
        <>
          <LifeTimeline lanes={lanes} regimes={bandsOf((regime) => t(`regime.${regime as 'r2026'}`), today)} today={today as PlainDate} alternative={summary} />
          {dossier.error ? <Failed error={dossier.error} again={dossier.again} /> : null}
        </>
      )}
    </>
  )
  const acts = dossier.pending ? <Loading rows={3} /> : (
    <>
      <Section title={t('acts')} id="acts"><ActsOfToday person={person} measures={dossier.measures} deadlines={deadlines} /></Section>
      <div className="no-print"><Section title={t('unlawful')} id="unlawful" level={3}><UnlawfulToday measures={dossier.measures} /></Section></div>
    </>
  )
  const papers = <Papers measures={dossier.measures} pending={dossier.pending} />
  const aside = <DossierAside person={person} measures={dossier.measures} />
  const first = firstAct(dossier.measures)

  return (
    <Page
      title={person.name} trail={[{ to: '/nguoi', label: t('trail') }]} className="dossier"
      subtitle={<Identity person={person} measures={dossier.measures} purpose={purpose} />}
      barEnd={<button type="button" className="icon-button" aria-label={t('print')} onClick={() => window.print()}><Icon name="print" /></button>}
      actions={<>{running ? <TermProgress measure={running} deadlines={deadlines} /> : null}{wide ? <Button icon={<Icon name="print" size={18} />} onClick={() => window.print()}>{t('print')}</Button> : null}</>}
    >
      <LibertyBands person={person} measures={dossier.measures} deadlines={deadlines} />
      {wide ? (
        <>
          {course}
          <div className="dossier-columns">
            <div>{acts}<MeasureTabs person={person} measures={dossier.measures} pending={dossier.pending} /></div>
            <aside className="page-aside" aria-label={t('papers')}>{papers}{aside}<ReintegrationDoor person={person} /><GlassDoor person={person} /><button type="button" className="link no-print" onClick={onPurpose}>{t('purpose.change')}</button></aside>
          </div>
        </>
      ) : (
        <>
          <div className="dossier-tabs" role="tablist" aria-label={t('tabs')}>
            {parts.map((name) => <button key={name} type="button" role="tab" id={`tab-${name}`} aria-selected={part === name} aria-controls={`panel-${name}`} tabIndex={part === name ? 0 : -1} onClick={() => setPart(name)} onKeyDown={(event) => {
              const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
              if (step === 0) return
              const next = parts[(parts.indexOf(name) + step + parts.length) % parts.length]!
              setPart(next)
              document.getElementById(`tab-${next}`)?.focus()
            }}>{t(`tab.${name}`)}</button>)}
          </div>
          <div role="tabpanel" id={`panel-${part}`} aria-labelledby={`tab-${part}`} className="dossier-panel">
            {part === 'course' ? <>{course}<MeasureTabs person={person} measures={dossier.measures} pending={dossier.pending} /></> : part === 'acts' ? acts : <>{papers}{aside}<button type="button" className="link" onClick={onPurpose}>{t('purpose.change')}</button></>}
          </div>
          <ReintegrationDoor person={person} />
          <GlassDoor person={person} />
          {first && part !== 'acts' ? <div className="dossier-primary no-print">{first}</div> : null}
        </>
      )}
      <PrintFoot person={person} />
    </Page>
  )
}
