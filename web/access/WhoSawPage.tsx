/** "Who saw what of me": the paper for the person who asks, made by the privacy officer; on screen as on paper, without the frame of the product. */
import { useLayoutEffect, useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { whoSaw } from '@hoa-nhap/domain/access/access.contract'
import { dayOf, type Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { call, type AnswerOf } from '../api/client.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay, formatTime } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { FieldError } from '../ui/form.tsx'
import { Icon, Logo } from '../ui/icons.tsx'
import { Empty, sentenceOf } from '../ui/states.tsx'
import { accessText, roleName } from './access.text.ts'
import { operationsText } from './operations.text.ts'
import { whoSawText } from './who-saw.text.ts'
import './who-saw.css'

type Answered = AnswerOf<typeof whoSaw>
type Entry = Answered['entries'][number]

/** A paper of more than this many pages of answers is cut, and says so. */
const mostPages = 20
/** All of it, a page of answers at a time; what happened after the first was made is not on it. */
async function wholePaper(caseNumber: string): Promise<Answered> {
  const ask = (cursor: string | null) => call(whoSaw, { params: { caseNumber }, query: cursor ? { cursor } : {} }, { purpose: 'own-request' })
  const first = await ask(null)
  const entries = [...first.entries]
  let last = first
  for (let page = 1; page < mostPages && last.nextCursor; page++) {
    last = await ask(last.nextCursor)
    entries.push(...last.entries)
  }
  return { ...last, madeAt: first.madeAt, entries }
}

export function WhoSawPage() {
  const text = whoSawText.useText()
  const { post } = useSignedIn()
  // Sent, never asked again by itself: each making of the paper is an entry of the ledger.
  const send = useMutation({ mutationFn: wholePaper, retry: false, networkMode: 'always' })
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState(false)
  useLayoutEffect(() => {
    document.title = `${text('title')} · Hòa Nhập`
  }, [text])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!number.trim())
    if (!number.trim()) return document.getElementById('ma-ho-so')?.focus()
    send.mutate(number.trim())
  }
  const allowed = whoSaw.access.includes(post.role)
  return (
    <main className="who-saw-page">
      <div className="paper-tools no-print">
        <Link to="/" className="link"><Icon name="back" size={16} /> {text('back')}</Link>
        {send.data ? <span><Button onClick={() => { send.reset(); setNumber('') }}>{text('again')}</Button> <Button type="primary" icon={<Icon name="print" size={18} />} onClick={() => window.print()}>{text('print')}</Button></span> : null}
      </div>
      {!allowed ? <><h1>{text('title')}</h1><Empty title={text('closed')} /></> : send.data ? <Paper found={send.data} /> : (
        <form className="paper-ask" onSubmit={submit} noValidate>
          <h1>{text('title')}</h1>
          <p className="note">{text('ask.note')}</p>
          <div className="field">
            <label htmlFor="ma-ho-so">{text('case')}</label>
            <Input id="ma-ho-so" autoComplete="off" spellCheck={false} maxLength={40} placeholder="HN-20-06004-0173" value={number} onChange={(event) => setNumber(event.target.value)} {...(missing ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': 'ma-ho-so-error' } : {})} />
            {missing ? <FieldError id="ma-ho-so-error">{text('case.needed')}</FieldError> : send.error ? <FieldError>{sentenceOf(send.error)}</FieldError> : null}
          </div>
          <p><Button type="primary" htmlType="submit" loading={send.isPending}>{text('make')}</Button></p>
        </form>
      )}
    </main>
  )
}

/** The articles that the system itself writes, in full: a person need not know our abbreviations. */
const articleWords = (article: string): string => article.replaceAll(/\bL91\b/g, 'Luật 91/2025/QH15').replaceAll(/\bD356\b/g, 'Nghị định 356/2025/NĐ-CP').replaceAll(/ Đ(?=\d)/g, ' Điều ')
const postOf = (entry: Entry): string => [roleName(entry.role), entry.agencyName.toLocaleLowerCase('vi').includes(entry.unitName.toLocaleLowerCase('vi')) ? entry.agencyName : [entry.agencyName, entry.unitName].filter(Boolean).join(', ')].filter(Boolean).join(' · ')

function Paper({ found }: { readonly found: Answered }) {
  const text = whoSawText.useText()
  const access = accessText.useText()
  const language = useLanguage()
  const { post, demo } = useSignedIn()
  // A paper bears whole dates.
  const when = (at: string) => `${formatTime(at)} ${formatDay(dayOf(at as Instant), language)}`
  const newest = found.entries.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const [last, first] = [newest[0], newest.at(-1)]
  const posts = new Map<string, Entry[]>()
  for (const entry of newest) posts.set(postOf(entry), [...(posts.get(postOf(entry)) ?? []), entry])
  return (
    <article className="paper" lang={language}>
      {demo ? <p className="paper-demo">{text('demo')}</p> : null}
      <header>
        <p className="paper-kicker"><Logo size={20} /> Hòa Nhập · {text('kicker')}</p>
        <h1>{text('title')}</h1>
        <dl className="paper-facts">
          <div><dt>{text('number')}</dt><dd><b>{found.caseNumber}</b></dd></div>
          <div><dt>{text('made')}</dt><dd>{when(found.madeAt)}, {post.agencyName}</dd></div>
          <div><dt>{text('basis')}</dt><dd>{text('basis.words')}</dd></div>
        </dl>
        <p>{text('intro')}</p>
      </header>
      {!last || !first ? <p><b>{text('none')}</b></p> : (
        <>
          <p><b>{text('count', { count: newest.length, from: formatDay(dayOf(first.at as Instant), language), to: formatDay(dayOf(last.at as Instant), language) })}</b></p>
          {found.complete ? null : <p><b>{text('part', { count: newest.length })}</b></p>}
          <h2>{text('summary')}</h2>
          <table className="paper-table">
            <thead><tr><th scope="col">{text('post')}</th><th scope="col" className="number">{text('summary.count')}</th><th scope="col">{text('summary.last')}</th></tr></thead>
            <tbody>{[...posts].map(([name, entries]) => <tr key={name}><td data-label={text('post')}><span>{name}</span></td><td data-label={text('summary.count')} className="number">{entries.length}</td><td data-label={text('summary.last')} className="paper-when">{when(entries[0]!.at)}</td></tr>)}</tbody>
          </table>
          <h2>{text('caption')}</h2>
          <table className="paper-table">
            <thead><tr>{(['at', 'post', 'what', 'purpose', 'seen'] as const).map((column) => <th key={column} scope="col">{text(column)}</th>)}</tr></thead>
            <tbody>
              {newest.map((entry, index) => (
                <tr key={index}>
                  <td data-label={text('at')} className="paper-when">{when(entry.at)}</td>
                  <td data-label={text('post')}><span>{postOf(entry)}</span></td>
                  <td data-label={text('what')}><span>{operationsText.sayCode(entry.operation)}</span></td>
                  <td data-label={text('purpose')}><span>{access(`purpose.${entry.purpose}`)}{entry.article ? <span className="paper-article">{text('article.of', { article: articleWords(entry.article) })}</span> : null}</span></td>
                  <td data-label={text('seen')}><span>{entry.outcome === 'refused' ? text('refused') : entry.compartments.map((part) => text(`part.${part}`)).join(', ') || text('shown.none')}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p>{text('rights')}</p>
      <div className="paper-sign"><p><b>{text('sign')}</b></p><p>{text('sign.note')}</p></div>
      <p className="paper-foot">{text('foot', { number: found.caseNumber, post: `${roleName(post.role)}, ${post.unitName}`, time: when(found.madeAt) })}</p>
    </article>
  )
}
