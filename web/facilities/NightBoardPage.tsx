/** The night board: is anyone kept too long, who leaves, who comes, and where is a bed? */
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { placingRoles, readNightBoard } from '@hoa-nhap/domain/facilities/facilities.contract'
import { call } from '../api/client.ts'
import { useAsk } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { actTitle, boundName, clockTitle, measureName, statusName } from '../measures/labels.ts'
import { formatDay, formatLongDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { ClockFace } from '../ui/Clock.tsx'
import { DoneMark, Icon, LateMark, LaterMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { holdDark } from '../ui/theme.tsx'
import { BedGrid, BedLegend } from './BedGrid.tsx'
import { arrivalActs, isNight, releaseActs, whoWords, type Board, type Somebody } from './board.ts'
import { PlaceDialog, RollCallDialog } from './BoardDialogs.tsx'
import { facilitiesText } from './facilities.text.ts'
import './night-board.css'

const everyMinutes = 2
const shownAtOnce = 8

export function NightBoardPage() {
  const text = facilitiesText.useText()
  const language = useLanguage()
  const session = useSignedIn()
  const { now } = useNow()
  const dark = isNight(formatTime(now))
  useEffect(() => {
    holdDark(dark)
    return () => holdDark(false)
  }, [dark])
  const board = useAsk(readNightBoard, {}, { refetchInterval: everyMinutes * 60_000 })
  const [counting, setCounting] = useState(false)
  const print = async () => {
    // Printing is an opening of its own, written in the ledger before the paper is made.
    await call(readNightBoard, { query: { print: 'true' } })
    window.print()
  }
  const shown = board.data
  const figures = shown ? (
    <p className="board-figures"><span><b>{shown.present}</b> {strip(text('present', { count: shown.present }))}</span><span>{shown.free === null ? text('beds.unknown') : <><b>{shown.free}</b> {strip(text('free', { count: shown.free }))}</>}</span><span><b>{shown.away}</b> {strip(text('away', { count: shown.away }))}</span></p>
  ) : null
  return (
    <Page
      className="night-board" title={text('title')} asideLabel={text('beds')}
      subtitle={<>{shown?.facilityName ?? session.post.unitName} · {formatLongDay(shown?.today ?? now.slice(0, 10), language)}, {formatTime(shown?.at ?? now)} · {text('on-duty', { name: session.account.displayName })}</>}
      actions={<>{figures}<Button onClick={() => setCounting(true)} disabled={!shown}>{text('roll')}</Button><Button onClick={() => void print()} disabled={!shown} icon={<Icon name="print" size={16} />}>{text('print')}</Button></>}
      lead={shown ? <>{shown.beyond.map((each) => <OverstayAlarm key={each.measureId} person={each} />)}{shown.overCapacity ? <p className="strip strip-amber" role="status">{text('over')}</p> : null}</> : null}
      aside={shown ? <Beds board={shown} /> : undefined}
    >
      <Answer of={board} rows={6}>{(answer) => <Lists board={answer} />}</Answer>
      {shown ? <p className="print-only board-foot">{text('print.foot', { post: session.account.displayName, time: formatTime(shown.at), day: formatDay(shown.today, language) })}<br />{text('print.signs')}</p> : null}
      {counting && shown ? <RollCallDialog board={shown} onClose={() => setCounting(false)} /> : null}
    </Page>
  )
}
/** The words after the number, which stands in its own size. */
const strip = (words: string): string => words.replace(/^\d+\s*/, '')

/** Filled red: somebody is kept too long. It has no close button, and takes no reason: only the recorded release ends it. */
export function OverstayAlarm({ person }: { readonly person: Board['beyond'][number] }) {
  const text = facilitiesText.useText()
  const language = useLanguage()
  const act = releaseActs[person.kind]
  return (
    <section className="overstay" role="alert">
      <span className="overstay-mark" aria-hidden="true">!</span>
      <div><h2>{text('beyond', { count: person.daysBeyond, who: whoWords(person) })}</h2><p>{text('beyond.note', { day: formatDay(person.lastDay, language) })}</p></div>
      {act ? <ButtonLink to="/bien-phap/$id/viec/$type" params={{ id: person.measureId, type: act }}>{text('beyond.act')}</ButtonLink> : <ButtonLink to="/nguoi/$id" params={{ id: person.personId }}>{text('open')}</ButtonLink>}
    </section>
  )
}

function Lists({ board }: { readonly board: Board }) {
  const text = facilitiesText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const { today } = useNow()
  const [placing, setPlacing] = useState<{ readonly person: Somebody; readonly coming: boolean } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const places = (placingRoles as readonly string[]).includes(post.role) && board.areas.length > 0
  const day = (on: string) => formatDay(on, language, today)
  const place = (person: Somebody, coming: boolean) => places ? <Button onClick={() => setPlacing({ person, coming })} aria-label={`${text('place')}: ${whoWords(person)}`}>{text('place')}</Button> : null
  return (
    <>
      {said ? <p className="strip strip-amber" role="status">{said}</p> : null}
      <Section id="sap-ve" title={text('leaving')} count={text('leaving.count', { count: board.leaving.length })}>
        {board.leaving.length === 0 ? <Empty title={text('leaving.none')} /> : (
          <Sheet><ul className="rows">{board.leaving.map((person) => (
            <li key={person.measureId} className="board-row" data-row>
              <ClockFace tone={person.daysLeft <= 1 ? 'soon' : 'later'} words={person.daysLeft === 0 ? text('leaving.today') : text('leaving.days', { count: person.daysLeft })} note={text('leaving.end', { day: day(person.lastDay) })} left={0.3} />
              <div><Who person={person} /><p className="note">{text('to', { unit: person.unitName })}</p><Papers person={person} sees={post.role !== 'facility-guard'} /></div>
              <span className="board-act no-print">{releaseActs[person.kind] && person.daysLeft <= 1 ? <ButtonLink look="primary" to="/bien-phap/$id/viec/$type" params={{ id: person.measureId, type: releaseActs[person.kind]! }} data-act>{text('leaving.act')}</ButtonLink> : <ButtonLink to="/nguoi/$id" params={{ id: person.personId }} data-act>{text('prepare')}</ButtonLink>}</span>
            </li>))}</ul></Sheet>
        )}
      </Section>
      <Section id="sap-den" title={text('coming')} count={text('coming.count', { count: board.coming.length })}>
        {board.coming.length === 0 ? <Empty title={text('coming.none')} /> : (
          <Sheet><Folded items={board.coming}>{(person) => (
            <li key={person.measureId} className="board-row" data-row>
              <div><p><b>{person.expectedOn ? text('coming.by', { day: day(person.expectedOn) }) : text('coming.nodate')}</b></p><p className="note">{person.unitName}</p></div>
              <div><Who person={person} /><p className="note">{measureName(person.kind)}, {statusName(person.kind, person.status)}{person.area ? ` · ${text('kept', { area: person.area })}` : ''}</p></div>
              <span className="board-act no-print">{place(person, true)}{arrivalActs[person.kind] ? <ButtonLink to="/bien-phap/$id/viec/$type" params={{ id: person.measureId, type: arrivalActs[person.kind]! }}>{text('coming.act')}</ButtonLink> : null}</span>
            </li>)}</Folded></Sheet>
        )}
      </Section>
      <Section id="tam-vang" title={text('out')} count={board.out.length}>
        {board.out.length === 0 ? <Empty title={text('out.none')} /> : (
          <Sheet><Folded items={board.out}>{(person) => (
            <li key={person.measureId} className="board-row board-row-plain" data-row>
              <div><Who person={person} /><p className="note">{person.unitName}</p></div>
              <p>{facilitiesText.sayCode(`out.${person.why}`, {}, text('out.other'))}{person.since ? `, ${text('out.since', { day: day(person.since) })}` : ''}{person.until ? ` ${text('out.until', { day: day(person.until) })}` : ''}</p>
            </li>)}</Folded></Sheet>
        )}
      </Section>
      {places && board.unplaced.length > 0 ? (
        <Section id="chua-xep" title={text('unplaced')} count={text('unplaced.count', { count: board.unplaced.length })}>
          <Sheet><Folded items={board.unplaced}>{(person) => <li key={person.measureId} className="board-row board-row-plain" data-row><div><Who person={person} /><p className="note">{measureName(person.kind)}, {person.unitName}</p></div><span className="board-act no-print">{place(person, false)}</span></li>}</Folded></Sheet>
        </Section>
      ) : null}
      {places && board.placed.length > 0 ? (
        <Section id="da-xep" title={text('placed')} count={text('unplaced.count', { count: board.placed.length })}>
          <Sheet><Folded items={board.placed}>{(person) => <li key={person.measureId} className="board-row board-row-plain" data-row><div><Who person={person} /><p className="note">{person.bed === null ? text('placed.area', { area: person.area ?? '' }) : text('placed.at', { area: person.area ?? '', bed: person.bed })}</p></div><span className="board-act no-print">{place(person, false)}</span></li>}</Folded></Sheet>
        </Section>
      ) : null}
      {placing ? <PlaceDialog person={placing.person} areas={board.areas} coming={placing.coming} onClose={(words) => { setPlacing(null); setSaid(words ?? null) }} /> : null}
    </>
  )
}

const Who = ({ person }: { readonly person: Somebody }) => <p><Link to="/nguoi/$id" params={{ id: person.personId }} className="link board-name">{whoWords(person)}</Link></p>

/** The first ones, and the rest on one click; all of them on paper. */
function Folded<Item>({ items, children }: { readonly items: readonly Item[]; readonly children: (item: Item) => ReactNode }) {
  const text = facilitiesText.useText()
  const [all, setAll] = useState(false)
  const rest = items.length - shownAtOnce
  return <><ul className="rows">{(all ? items : items.slice(0, shownAtOnce)).map(children)}</ul>{!all && rest > 0 ? <p className="board-more no-print"><button type="button" className="link" onClick={() => setAll(true)}>{text('more', { count: rest })}</button></p> : null}</>
}

/** Shape, then word: a tick for what is there, a clock for what stands with somebody, a square for what that somebody is late with. */
function Papers({ person, sees }: { readonly person: Board['leaving'][number]; readonly sees: boolean }) {
  const text = facilitiesText.useText()
  const { today } = useNow()
  if (!sees) return <p className="note">{text('papers.unseen')}</p>
  if (person.papers.length === 0) return <p className="note">{text('papers.none')}</p>
  return (
    <ul className="papers">
      {person.papers.map((paper) => {
        const late = paper.state === 'missing' && paper.dueOn < today && paper.confidence !== 'unverified'
        const name = paperName(person.kind, paper)
        return <li key={`${paper.clock} ${paper.key}`} className={late ? 'paper-late' : undefined}>{paper.state === 'done' ? <DoneMark size={15} /> : late ? <LateMark size={15} /> : <LaterMark size={15} />} {name}<span className="sr-only"> {text(paper.state === 'done' ? 'paper.done' : 'paper.missing')}</span>{paper.state === 'missing' ? <span className="note"> · {boundName(paper.bound)}</span> : null}</li>
      })}
    </ul>
  )
}

/** The clock's own name; where it has none, that of the act it waits for. */
function paperName(kind: string, { clock, key, act }: Board['leaving'][number]['papers'][number]): string {
  const code = clock === 'release-plan' && key !== 'certificate' ? `release-plan-${key}` : clock
  const title = clockTitle(code)
  return title !== code || !act ? title : actTitle(kind, act)
}

function Beds({ board }: { readonly board: Board }) {
  const text = facilitiesText.useText()
  const language = useLanguage()
  const { today } = useNow()
  const { forecast } = board
  const day = (on: string) => formatDay(on, language, today)
  return (
    <>
      <Section id="giuong-theo-khu" title={text('beds')} end={board.areas.some((area) => area.taken !== null) ? <BedLegend /> : undefined}>
        {board.areas.length === 0 ? <Empty title={text('beds.none')} action={<Link to="/so/$register" params={{ register: 'facilities' }} className="link">{text('beds.none.go')}</Link>} /> : <Sheet className="beds">{board.areas.map((area) => <BedGrid key={area.name} area={area} />)}{board.areas.every((area) => area.taken === null) ? <p className="note">{text('beds.hidden')}</p> : null}</Sheet>}
      </Section>
      <Sheet className="forecast">
        <p><b>{text('forecast')}</b> · {text('forecast.sum', { leaving: forecast.leaving, coming: forecast.coming })} {board.usable === null ? null : forecast.fullOn ? text('forecast.full', { day: day(forecast.fullOn) }) : text('forecast.fits')}</p>
        <details><summary className="link">{text('forecast.how')}</summary><ul className="how"><li>{text('forecast.how.leave')}</li><li>{text('forecast.how.come', { count: forecast.withoutDay })}</li><li>{text('forecast.how.not')}</li></ul>
          <table className="forecast-table"><caption>{text('forecast.table')}</caption><thead><tr><th scope="col">{text('forecast.day')}</th><th scope="col">{text('leaving')}</th><th scope="col">{text('coming')}</th><th scope="col">{text('forecast.present')}</th></tr></thead><tbody>{forecast.days.map((each) => <tr key={each.on}><th scope="row">{day(each.on)}</th><td>{each.leaving}</td><td>{each.coming}</td><td>{each.present}</td></tr>)}</tbody></table>
        </details>
      </Sheet>
      <Section id="diem-danh" title={text('roll.last')}>
        {board.rollCalls.length === 0 ? <p className="note">{text('roll.none')}</p> : <ul className="roll-calls">{board.rollCalls.map((each) => { const gap = each.counted - each.expected; return <li key={each.id}>{text('roll.line', { day: day(each.at.slice(0, 10)), time: formatTime(each.at), counted: each.counted, expected: each.expected })} · <b>{gap === 0 ? text('roll.same') : gap < 0 ? text('roll.fewer', { count: -gap }) : text('roll.more', { count: gap })}</b></li> })}</ul>}
      </Section>
    </>
  )
}
