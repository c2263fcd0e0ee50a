/** What a person wishes, what has been done about it, and what comes next: training, work, support, health. */
import { useState, type ReactNode } from 'react'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Role } from '@hoa-nhap/domain/kernel/actor'
import { shortCitation } from '@hoa-nhap/domain/kernel/instruments'
import { ageOn, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { readCare } from '@hoa-nhap/domain/people/care.contract'
import { readReintegration, recordEntry } from '@hoa-nhap/domain/reintegration/reintegration.contract'
import { labourLimitOn } from '@hoa-nhap/domain/reintegration/reintegration.law'
import { takenBack, typesFor, type EntryType } from '@hoa-nhap/domain/reintegration/reintegration.model'
import { mondayOf, placementsOf, savingsOf, standing, trainingsOf, waitingOf, weekOf, wishOn } from '@hoa-nhap/domain/reintegration/reintegration.rules'
import { roleName } from '../access/access.text.ts'
import { currentPurpose, newId } from '../api/client.ts'
import { isNotFound, useAsk, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { DoneMark, LateMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, NotFound, sentenceOf } from '../ui/states.tsx'
import { optionLabel } from '../registers/record-labels.ts'
import { asEntries, entryName, saying, type Shown, type View } from './entry-view.tsx'
import { entryWords } from './entry-words.ts'
import { reintegrationText } from './reintegration.text.ts'
import './reintegration.css'

export function PersonReintegrationPage(): ReactNode {
  const { id } = useParams({ strict: false }) as { id: string }
  const text = reintegrationText.useText()
  const found = useAsk(readReintegration, { params: { id } }, { purpose: currentPurpose() })
  const trail = [{ to: `/nguoi/${id}`, label: text('person.back') }]
  if (found.isError && isNotFound(found.error)) return <Page title={text('person.title')} trail={trail}><NotFound /></Page>
  return (
    <Page title={text('person.title')} trail={trail} subtitle={found.data ? <><b>{found.data.name}</b> · <span className="note">{text('person.opened')}</span></> : undefined}>
      <Answer of={found} rows={6}>{(view) => <Opened view={view} />}</Answer>
    </Page>
  )
}

function Opened({ view }: { readonly view: View }) {
  const { post } = useSignedIn()
  const mine = typesFor(post.role)
  return (
    <div className="reintegration">
      <Acts id={view.id} types={mine} />
      {view.work ? <Work view={view} work={view.work} mine={mine} /> : null}
      {view.support ? <Money entries={view.support} partly={post.role.startsWith('commune-police')} /> : null}
      {view.meetings?.length ? <Meetings entries={view.meetings} /> : null}
      {view.ratings?.length ? <Ratings entries={view.ratings} /> : null}
      {view.treatment ? <Treatment view={view} entries={view.treatment} /> : null}
      <History view={view} />
    </div>
  )
}

/** Kinds that are begun from a row of the page stand there, not here. */
const fromRows: readonly EntryType[] = ['referral-answer', 'placement-check', 'placement-ended']
function Acts({ id, types }: { readonly id: string; readonly types: readonly EntryType[] }) {
  const text = reintegrationText.useText()
  useLanguage()
  const shown = types.filter((type) => !fromRows.includes(type))
  if (!shown.length) return null
  return <div className="reintegration-acts" role="group" aria-label={text('acts')}>{shown.map((type, index) => <ButtonLink key={type} {...(index === 0 ? { look: 'primary' as const } : {})} to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id, type }} search={{}}>{entryWords(type).name}</ButtonLink>)}</div>
}

const useDay = () => {
  const language = useLanguage()
  const { today } = useNow()
  return (on: string) => formatDay(on, language, today)
}

function Work({ view, work, mine }: { readonly view: View; readonly work: readonly Shown[]; readonly mine: readonly EntryType[] }) {
  const text = reintegrationText.useText()
  const shown = useDay()
  const { today } = useNow()
  const entries = asEntries(work)
  const wish = wishOn(entries, today)
  const waits = waitingOf(entries)
  const eligible = standing(entries, 'eligibility').at(-1)
  const trainings = trainingsOf(entries)
  const placements = placementsOf(entries)
  const referrals = standing(entries, 'referral')
  const answers = standing(entries, 'referral-answer')
  const may = (type: EntryType) => mine.includes(type)
  const tag = (kind: 'trade' | 'job') => <span className={waits.includes(kind) ? 'tag tag-amber' : 'tag'}>{text(waits.includes(kind) ? 'wish.waits' : 'wish.met')}</span>
  return (
    <>
      <Section title={text('wish.now')} id="nhu-cau">
        {wish ? (
          <Sheet className="padded">
            <p>{wish.learnTrade ? <><b>{wish.trade ? text('wish.trade.yes', { trade: optionLabel(entryWords('wish'), 'trade', wish.trade) }) : text('wish.trade.any')}</b> {tag('trade')}</> : text('wish.trade.no')}</p>
            <p>{wish.jobAdvice ? <><b>{text('wish.job.yes')}</b> {tag('job')}</> : text('wish.job.no')}</p>
            <p className="note">{text('wish.said', { day: shown(wish.on) })}{wish.learnTrade ? ` · ${eligible ? (eligible.data['eligible'] === true ? text('eligible.yes', { day: shown(eligible.on) }) : text('eligible.no', { because: optionLabel(entryWords('eligibility'), 'because', String(eligible.data['because'] ?? 'other')), day: shown(eligible.on) })) : text('eligible.unknown')}` : ''}</p>
          </Sheet>
        ) : <Empty title={text('wish.none')} note={text('wish.none.note')} />}
      </Section>
      <Section title={text('training')} id="hoc-nghe" count={trainings.length || undefined}>
        {trainings.length === 0 ? <Empty title={text('training.none')} /> : (
          <Sheet>
            <ul className="rows">
              {trainings.toReversed().map((each) => (
                <li key={each.entryId} className="reintegration-row" data-row>
                  <div><b>{optionLabel(entryWords('training'), 'trade', each.trade)}</b> <span className="note">{text('training.since', { day: shown(each.on) })}{each.ended ? ` · ${text(`training.${each.ended.step}`, { day: shown(each.ended.on) })}` : ''}</span></div>
                  {each.ended || !may('training') ? null : <span className="reintegration-do">
                    <ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: view.id, type: 'training' }} search={{ cua: each.entryId, buoc: 'completed' }} data-act>{text('training.end')}</ButtonLink>
                    <ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: view.id, type: 'training' }} search={{ cua: each.entryId, buoc: 'left' }}>{text('training.leave')}</ButtonLink>
                  </span>}
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </Section>
      <Section title={text('work')} id="viec-lam" count={placements.length || undefined}>
        {placements.length === 0 ? <Empty title={text('work.none')} /> : (
          <Sheet>
            <ul className="rows">
              {placements.toReversed().map((each) => (
                <li key={each.entryId} className="reintegration-row" data-row>
                  <div><b>{each.job}</b>, {each.employer} <span className="note">{text('work.since', { day: shown(each.on) })}{each.endedOn ? ` · ${text('work.ended', { day: shown(each.endedOn) })}` : ''}</span>
                    <ol className="work-checks">
                      {each.checks.map((check) => {
                        const late = check.answer === null && check.dueOn < today && !(each.endedOn && each.endedOn < check.dueOn)
                        return (
                          <li key={check.month}>
                            <span className="work-month">{text('work.month', { month: check.month })}</span>
                            {check.answer ? <span className="work-answer"><DoneMark size={15} /> {optionLabel(entryWords('placement-check'), 'answer', check.answer)} <span className="note">{shown(check.on!)}</span></span>
                              : late ? <span className="work-answer ink-brick"><LateMark size={15} /> {text('work.late', { day: shown(check.dueOn) })}</span> : <span className="note">{text('work.due', { day: shown(check.dueOn) })}</span>}
                            {(check.answer === null || check.answer === 'not-reached') && may('placement-check') && check.dueOn <= today ? <ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: view.id, type: 'placement-check' }} search={{ cua: each.entryId, thang: String(check.month) }} data-act>{text('work.check', { month: check.month })}</ButtonLink> : null}
                          </li>
                        )
                      })}
                    </ol>
                  </div>
                  {each.endedOn || !may('placement-ended') ? null : <span className="reintegration-do"><ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: view.id, type: 'placement-ended' }} search={{ cua: each.entryId }}>{text('work.end')}</ButtonLink></span>}
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </Section>
      {referrals.length ? (
        <Section title={text('referrals')} id="gioi-thieu" count={referrals.length}>
          <Sheet>
            <ul className="rows">
              {referrals.toReversed().map((each) => {
                const answer = answers.find((other) => other.data['referralId'] === each.id)
                return (
                  <li key={each.id} className="reintegration-row" data-row>
                    <div>{view.names[String(each.data['recordId'])] ?? optionLabel(entryWords('referral'), 'to', String(each.data['to']))} <span className="note">{shown(each.on)} · {answer ? `${optionLabel(entryWords('referral-answer'), 'answer', String(answer.data['answer']))} (${shown(answer.on)})` : text('referrals.open')}</span></div>
                    {answer || !may('referral-answer') ? null : <span className="reintegration-do"><ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: view.id, type: 'referral-answer' }} search={{ cua: each.id }}>{text('referrals.answer')}</ButtonLink></span>}
                  </li>
                )
              })}
            </ul>
          </Sheet>
        </Section>
      ) : null}
      {standing(entries, 'labour').length || may('labour') ? <Labour view={view} work={work} /> : null}
    </>
  )
}

function Labour({ view, work }: { readonly view: View; readonly work: readonly Shown[] }) {
  const text = reintegrationText.useText()
  const { today } = useNow()
  const language = useLanguage()
  const entries = asEntries(work)
  const week = weekOf(entries, view.birth, today)
  const limit = week.limit ?? labourLimitOn(ageOn(view.birth, today), today)
  const number = (value: number) => formatNumber(value, language)
  return (
    <Section title={text('labour')} id="lao-dong">
      <Sheet className="padded">
        <p><b>{text('labour.week', { hours: number(week.hours), days: number(week.days) })}</b>{limit ? <span className="note"> · {text('labour.limit', { day: number(limit.hoursADay), week: number(limit.hoursAWeek) })} ({shortCitation(limit.citation, language)})</span> : null}</p>
        <LastOnes entries={work.filter((each) => each.type === 'labour' && each.on < mondayOf(today))} none={text('labour.none')} />
      </Sheet>
    </Section>
  )
}

function LastOnes({ entries, none, names = {} }: { readonly entries: readonly Shown[]; readonly none: string; readonly names?: View['names'] }) {
  const shown = useDay()
  const standingOnes = entries.filter((each) => each.replacedBy === null && each.type !== takenBack)
  if (!standingOnes.length) return <p className="note">{none}</p>
  return <ul className="last-ones">{standingOnes.slice(0, 6).map((each) => <li key={each.id}><span className="last-day">{shown(each.on)}</span> <span>{entryName(each.type)} <span className="note">{saying(each, names)}</span></span></li>)}</ul>
}

function Money({ entries, partly }: { readonly entries: readonly Shown[]; readonly partly: boolean }) {
  const text = reintegrationText.useText()
  const language = useLanguage()
  const given = standing(asEntries(entries), 'support')
  const sum = given.reduce((all, each) => all + Number(each.data['amount'] ?? 0), 0)
  const savings = savingsOf(asEntries(entries))
  return (
    <Section title={text('support')} id="ho-tro" end={given.length ? <span className="note">{text('support.sum', { sum: formatNumber(sum, language) })}</span> : undefined}>
      <Sheet className="padded">
        <LastOnes entries={entries} none={text('support.none')} />
        {savings > 0 ? <p>{text('savings', { sum: formatNumber(savings, language) })}</p> : null}
        {partly ? <p className="note">{text('support.own')}</p> : null}
      </Sheet>
    </Section>
  )
}

function Meetings({ entries }: { readonly entries: readonly Shown[] }) {
  const text = reintegrationText.useText()
  return <Section title={text('meetings')} id="hop-nhom"><Sheet className="padded"><LastOnes entries={entries} none={text('meetings.none')} /></Sheet></Section>
}
function Ratings({ entries }: { readonly entries: readonly Shown[] }) {
  const text = reintegrationText.useText()
  return <Section title={text('ratings')} id="xep-loai"><Sheet className="padded"><LastOnes entries={entries} none="" /></Sheet></Section>
}
function Treatment({ view, entries }: { readonly view: View; readonly entries: readonly Shown[] }) {
  const text = reintegrationText.useText()
  const { post } = useSignedIn()
  return <Section title={text('treatment')} id="suc-khoe"><Sheet className="padded"><LastOnes entries={entries} none={text('treatment.none')} names={view.names} /><p className="note">{text('treatment.own')} {text('care.door')} {(readCare.access as readonly Role[]).includes(post.role) ? <Link className="link" to="/nguoi/$id/cham-soc" params={{ id: view.id }}>{text('care.go')}</Link> : null}</p></Sheet></Section>
}

const folded = 8
function History({ view }: { readonly view: View }) {
  const text = reintegrationText.useText()
  const shown = useDay()
  const { post } = useSignedIn()
  const [all, setAll] = useState(false)
  const [taking, setTaking] = useState<Shown | null>(null)
  const entries = [view.work, view.support, view.meetings, view.ratings, view.treatment].flatMap((each) => each ?? []).filter((each) => each.type !== takenBack).toSorted((a, b) => (a.on === b.on ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.on < b.on ? 1 : -1))
  const taken = new Set([view.work, view.support, view.meetings, view.ratings, view.treatment].flatMap((each) => each ?? []).filter((each) => each.type === takenBack).map((each) => each.replaces))
  const mine = typesFor(post.role)
  if (!entries.length) return null
  return (
    <Section title={text('history')} id="moi-muc" count={entries.length}>
      <Sheet>
        <ol className="rows entry-history">
          {(all ? entries : entries.slice(0, folded)).map((each) => {
            const kind = each.type as EntryType
            return (
              <li key={each.id} className={each.replacedBy ? 'reintegration-row replaced' : 'reintegration-row'} data-row>
                <div><span className="last-day">{shown(each.on)}</span> <b>{entryName(each.type)}</b>{each.replacedBy ? <span className="tag">{text(taken.has(each.id) ? 'history.taken' : 'history.replaced')}</span> : null}
                  <p className="entry-says">{saying(each, view.names)}</p><p className="note">{text('history.by', { role: roleName(each.role), agency: each.agencyName })}</p></div>
                {each.replacedBy === null && each.agencyId === post.agencyId && mine.includes(kind) ? (
                  <span className="reintegration-do"><ButtonLink to="/nguoi/$id/hoa-nhap/ghi/$type" params={{ id: view.id, type: kind }} search={{ thay: each.id }}>{text('history.correct')}</ButtonLink><Button onClick={() => setTaking(each)}>{text('history.take')}</Button></span>
                ) : null}
              </li>
            )
          })}
        </ol>
      </Sheet>
      {entries.length > folded ? <p className="more-line"><button type="button" className="link" onClick={() => setAll(!all)}>{all ? text('history.hide') : text('history.show', { count: entries.length })}</button></p> : null}
      {taking ? <TakeBack id={view.id} entry={taking} onClose={() => setTaking(null)} /> : null}
    </Section>
  )
}

function TakeBack({ id, entry, onClose }: { readonly id: string; readonly entry: Shown; readonly onClose: () => void }) {
  const text = reintegrationText.useText()
  const shown = useDay()
  const { today } = useNow()
  const [actId] = useState(newId)
  const send = useSend(recordEntry, ['reintegration.get', 'reintegration.checks', 'reintegration.waiting'])
  return (
    <Dialog title={text('history.take.title')} onClose={onClose}>
      <div className="take-back">
        <p><b>{entryName(entry.type)}</b>, {shown(entry.on)}</p>
        <p>{text('history.take.note')}</p>
        {send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
        <p className="form-foot"><Button type="primary" loading={send.isPending} data-first onClick={() => send.mutate({ params: { id }, body: { id: actId, type: takenBack, occurredOn: today as PlainDate, replaces: entry.id, data: {} }, purpose: currentPurpose() }, { onSuccess: onClose })}>{text('history.take.do')}</Button><Button onClick={onClose}>{text('cancel')}</Button></p>
      </div>
    </Dialog>
  )
}
