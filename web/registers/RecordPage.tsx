/** One record: what it is now or was on a day, its clocks, what may be done, how it came to be so. */
import { lazy, Suspense, useState, type FormEvent } from 'react'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { RegisterField, RegisterValues } from '@hoa-nhap/domain/kernel/register'
import { registers } from '@hoa-nhap/domain/registers/registers.registers'
import { getRecord, listRegisters, type RecordView } from '@hoa-nhap/domain/registers/registers.contract'
import { useAsk, useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { currentLanguage, useLanguage } from '../text/i18n.ts'
import { readDay, showDay } from '../text/read-typed.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { FieldError } from '../ui/form.tsx'
import { DayInput } from '../ui/inputs.tsx'
import { UnlawfulActs, type NextActItem } from '../ui/NextActs.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer } from '../ui/states.tsx'
import { besideOf } from './Beside.tsx'
import { FileList } from './FileList.tsx'
import { History } from './History.tsx'
import { actButton, actLabel, fieldLabel, sayTyped, shownValue, statusLabel } from './record-labels.ts'
import { CiteOf, DueLine } from './RegisterDue.tsx'
import { registersText } from './registers.text.ts'
import { trailOf, WithRegister, type Known } from './WithRegister.tsx'
import { wordsOf } from './register-words.ts'

/** Who complains is no part of the register: it comes when a complaint is opened. */
const ComplainantPart = lazy(() => import('../inspections/ComplainantPart.tsx').then((part) => ({ default: part.ComplainantPart })))

export function RecordPage() {
  const { register } = useParams({ from: '/signed/so/$register/$id' })
  return <WithRegister key={register} id={register}>{(known) => <Record {...known} />}</WithRegister>
}

function Record(known: Known) {
  const { id } = useParams({ from: '/signed/so/$register/$id' })
  const { ngay } = useSearch({ from: '/signed/so/$register/$id' })
  const text = registersText.useText()
  const record = useAsk(getRecord, { params: { register: known.register.id, id }, query: ngay ? { on: ngay } : {} }, { keepPrevious: true })
  const trail = trailOf(known, text('title'))
  return record.data && !record.isPlaceholderData ? <Shown {...known} record={record.data} /> : (
    <Page title={known.words.name} trail={trail}>{ngay && record.isError ? <p><Link className="link" to="/so/$register/$id" params={{ register: known.register.id, id }} search={{}}>{text('record.at.now')}</Link></p> : null}<Answer of={{ ...record, data: undefined } as typeof record} rows={5}>{() => null}</Answer></Page>
  )
}

function Shown({ record, ...known }: Known & { readonly record: RecordView }) {
  const { register, words } = known
  const text = registersText.useText()
  const language = useLanguage()
  const { now, today } = useNow()
  const past = record.on !== null
  const lawful = record.nextActs.filter((act) => act.allowed)
  const unlawful = record.nextActs.filter((act) => !act.allowed)
  const item = (act: RecordView['nextActs'][number]): NextActItem => ({ id: act.type, title: actLabel(words, act.type), words: act.refusal ? (currentLanguage() === 'en' ? act.refusal.detailEn : act.refusal.detail) : '' })
  return (
    <Page
      title={record.label} trail={trailOf(known, text('title'))} className="record" actions={besideOf(register.id)}
      subtitle={<><span className={record.open ? 'tag' : 'tag tag-over'}>{statusLabel(words, record.status)}</span> {text('record.since', { day: formatDay(record.since, language, today) })} · {record.unitName} · {text('record.kept', { agency: record.agencyName })} · {text('record.opened', { day: formatDay(record.openedOn, language, today) })}</>}
      aside={past || record.dues.length === 0 ? undefined : <Dues {...known} record={record} />} asideLabel={text('record.dues')}
    >
      <AtDay register={register.id} record={record} />
      {past ? <p className="past-note" role="status">{text('record.at.past', { day: formatDay(record.on!, language) })}</p> : (
        <Section title={text('record.acts')}>
          {record.nextActs.length === 0 ? <p className="note acts-none">{text('record.readonly')}</p> : lawful.length === 0 ? <p className="note acts-none">{text('record.acts.none')}</p> : (
            <ul className="record-acts">
              {lawful.map((act) => (
                <li key={act.type}>
                  <ButtonLink look={act.dueOn || lawful.length === 1 ? 'primary' : 'default'} to="/so/$register/$id/viec/$type" params={{ register: register.id, id: record.id, type: act.type }}>{actButton(words, act.type)}</ButtonLink>
                  {act.dueOn ? <span className="note">{text('record.acts.by', { day: formatDay(act.dueOn, language, today) })} <CiteOf citation={act.citation} confidence={act.confidence} /></span> : null}
                </li>
              ))}
            </ul>
          )}
          {unlawful.length ? <details className="not-now"><summary>{text('record.acts.not')} ({unlawful.length})</summary><Sheet><UnlawfulActs acts={unlawful.map(item)} /></Sheet></details> : null}
        </Section>
      )}
      <Section title={past ? text('record.values.on', { day: formatDay(record.on!, language) }) : text('record.values')}><Sheet><Values {...known} fields={register.fields} values={record.values} record={record} /></Sheet></Section>
      {past || register.id !== 'complaints' ? null : <Suspense fallback={null}><ComplainantPart recordId={record.id} agencyId={record.agencyId} /></Suspense>}
      {past ? null : <Related {...known} record={record} />}
      <Section title={text('record.history')} count={record.events.length}><Sheet><History {...known} record={record} now={now} /></Sheet></Section>
    </Page>
  )
}

function Values({ fields, values, record, words }: Known & { readonly fields: readonly RegisterField[]; readonly values: RegisterValues; readonly record: RecordView }) {
  const text = registersText.useText()
  const known = fields.filter((field) => { const value = values[field.key]; return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0) })
  const unknown = fields.filter((field) => !known.includes(field))
  return (
    <>
      <dl className="record-values">
        {known.map((field) => {
          const value = values[field.key]
          const shown = shownValue(field, value, words, record.names)
          return (
            <div key={field.key} className={['long-text', 'rows', 'files', 'texts', 'units', 'records'].includes(field.kind) ? 'whole' : undefined}>
              <dt>{fieldLabel(words, field)}</dt>
              <dd>
                {field.kind === 'files' && Array.isArray(value) && value.length ? <FileList register={record.register} recordId={record.id} ids={value as string[]} />
                  : field.kind === 'rows' && Array.isArray(value) && value.length ? <RowsTable field={field} rows={value as RegisterValues[]} words={words} record={record} />
                    : field.kind === 'link' && typeof value === 'string' ? <a className="link" href={value} target="_blank" rel="noopener noreferrer">{value}</a>
                      : field.kind === 'phone' && typeof value === 'string' ? <a className="link" href={`tel:${value}`}>{value}</a>
                        : field.kind === 'record' && typeof value === 'string' && field.register && record.names[value] ? <Link className="link" to="/so/$register/$id" params={{ register: field.register, id: value }} search={{}}>{shown}</Link>
                          : <span className="pre">{shown}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {unknown.length ? <p className="note record-unknown">{text('record.unknown', { fields: unknown.map((field) => fieldLabel(words, field)).join(', ') })}</p> : null}
    </>
  )
}

function RowsTable({ field, rows, words, record }: Pick<Known, 'words'> & { readonly field: RegisterField; readonly rows: readonly RegisterValues[]; readonly record: RecordView }) {
  const columns = field.fields ?? []
  return (
    <div className="rows-table"><table className="table cards-on-phone">
      <thead><tr>{columns.map((column) => <th key={column.key} scope="col">{fieldLabel(words, column)}</th>)}</tr></thead>
      <tbody>{rows.map((row, index) => <tr key={index}>{columns.map((column) => <td key={column.key} data-label={fieldLabel(words, column)}>{shownValue(column, row[column.key], words, record.names) || '–'}</td>)}</tr>)}</tbody>
    </table></div>
  )
}

function Dues({ record, register, words }: Known & { readonly record: RecordView }) {
  const text = registersText.useText()
  const { now } = useNow()
  return (
    <Section title={text('record.dues')} count={record.dues.length || undefined}>
      {record.dues.length === 0 ? <p className="note">{text('record.dues.none')}</p> : (
        <ul className="waits">{record.dues.map((due) => <li key={`${due.clock}-${due.dueOn}-${due.bound}`}><DueLine due={due} words={words} now={now} />{due.act && due.yours && record.nextActs.some((act) => act.type === due.act && act.allowed) ? <p className="record-due-what"><Link className="link" to="/so/$register/$id/viec/$type" params={{ register: register.id, id: record.id, type: due.act }}>{actButton(words, due.act)}</Link></p> : null}</li>)}</ul>
      )}
    </Section>
  )
}

function AtDay({ register, record }: { readonly register: string; readonly record: RecordView }) {
  const text = registersText.useText()
  const navigate = useNavigate()
  const { today } = useNow()
  const [typed, setTyped] = useState(record.on ? showDay(record.on) : '')
  const [wrong, setWrong] = useState<string | null>(null)
  const go = (event: FormEvent) => {
    event.preventDefault()
    const read = readDay(typed, today)
    if (!read.ok) return setWrong(sayTyped(read.code, read.facts))
    if (read.value > today) return setWrong(sayTyped('in-future-day'))
    const opened = record.events.reduce((first, each) => (each.occurredOn < first ? each.occurredOn : first), record.openedOn)
    if (read.value < opened) return setWrong(text('record.at.before'))
    setWrong(null)
    void navigate({ to: '/so/$register/$id', params: { register, id: record.id }, search: read.value === today ? {} : { ngay: read.value } })
  }
  return (
    <form className="at-day no-print" onSubmit={go} noValidate>
      <label htmlFor="so-ngay">{text('record.at')}</label>
      <DayInput id="so-ngay" value={typed} onChange={setTyped} {...(wrong ? { 'aria-invalid': true, 'aria-describedby': 'so-ngay-loi' } : {})} />
      <Button htmlType="submit">{text('record.at.go')}</Button>
      {record.on ? <Link className="link" to="/so/$register/$id" params={{ register, id: record.id }} search={{}}>{text('record.at.now')}</Link> : null}
      {wrong ? <FieldError id="so-ngay-loi">{wrong}</FieldError> : null}
    </form>
  )
}

/** Registers whose entries belong to this one: participations of a course, findings of an inspection. */
function Related({ record, register, all }: Known & { readonly record: RecordView }) {
  const text = registersText.useText()
  const mine = useItems(listRegisters, {}).data ?? []
  const children = registers.filter((each) => each.parentOf && mine.some((item) => item.id === each.id) && Object.values(each.acts).some((act) => act.begins && act.fields.some((field) => field.kind === 'record' && field.register === register.id)))
  if (!children.length) return null
  return (
    <Section title={text('record.related')}>
      <Sheet><ul className="rows">
        {children.map((child) => {
          const begins = mine.find((item) => item.id === child.id)?.begins ?? []
          return (
            <li key={child.id} className="related-row">
              <Link className="link" to="/so/$register" params={{ register: child.id }} search={{ muc: record.id }}>{wordsOf(all, child.id).name}</Link>
              {record.open ? begins.filter((type) => child.acts[type]?.fields.some((field) => field.register === register.id)).map((type) => <ButtonLink key={type} to="/so/$register/moi/$type" params={{ register: child.id, type }} search={{ goc: record.id }}>{actButton(wordsOf(all, child.id), type)}</ButtonLink>) : null}
            </li>
          )
        })}
      </ul></Sheet>
    </Section>
  )
}
