/** A number for a paper written by hand; a book opened after the one on paper; a book closed. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'antd'
import { closeBook, enterByHand, listBookEntries, listBooks, openBook, type BookEntryView, type BookView } from '@hoa-nhap/domain/documents/books.contract'
import { numberText } from '@hoa-nhap/domain/documents/issue.rules'
import { newId } from '../api/client.ts'
import { isNoLine, useSend } from '../api/hooks.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FieldError } from '../ui/form.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { SmallText } from './small-fields.tsx'

type Common<Result> = { readonly onDone: (result: Result) => void; readonly onClose: () => void }
const stale = [listBooks.id, listBookEntries.id]
const Refused = ({ error }: { readonly error: unknown }): ReactNode => (error ? <FieldError>{isNoLine(error) ? documentsText.say('needs-line') : sentenceOf(error)}</FieldError> : null)

export function HandDialog({ onDone, onClose }: Common<BookEntryView>): ReactNode {
  const t = documentsText.useText()
  const send = useSend(enterByHand, stale)
  // One id for all tries: pressed twice, it takes one number.
  const [id] = useState(newId)
  const [letters, setLetters] = useState('')
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const short = title.trim().length < 3
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (short) return document.getElementById('hand-title')?.focus()
    send.mutate({ body: { id, letters: letters.trim(), title: title.trim() } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={t('book.hand')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p className="note">{t('book.hand.note')}</p>
        <SmallText id="hand-letters" label={t('book.hand.letters')} hint={t('book.hand.letters.hint')} value={letters} most={20} onChange={setLetters} />
        <SmallText id="hand-title" label={t('book.hand.title')} value={title} most={200} lines wrong={tried && short ? t('book.hand.title.short') : null} onChange={setTitle} />
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('book.hand.go')}</Button></div>
      </form>
    </Dialog>
  )
}

export function OpenBookDialog({ year, onDone, onClose }: Common<BookView> & { readonly year: number }): ReactNode {
  const t = documentsText.useText()
  const send = useSend(openBook, stale)
  const [series, setSeries] = useState('')
  const [after, setAfter] = useState('')
  const [tried, setTried] = useState(false)
  const number = /^\d{1,5}$/.test(after.trim()) ? Number(after.trim()) : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!series.trim() || number === null) return document.getElementById(series.trim() ? 'open-after' : 'open-series')?.focus()
    send.mutate({ body: { series: series.trim(), year, startedAfter: number } }, { onSuccess: onDone })
  }
  return (
    <Dialog title={`${t('book.open')}, ${year}`} onClose={onClose}>
      <form onSubmit={submit} noValidate className="stack">
        <p className="note">{t('book.open.note')}</p>
        <SmallText id="open-series" label={t('book.open.series')} hint={t('book.open.series.hint')} value={series} most={20} wrong={tried && !series.trim() ? t('book.open.series.wrong') : null} onChange={setSeries} />
        <SmallText id="open-after" label={t('book.open.after')} value={after} most={6} numeric wrong={tried && number === null ? t('book.open.after.wrong') : null} onChange={setAfter} />
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('book.open.go')}</Button></div>
      </form>
    </Dialog>
  )
}

export function CloseBookDialog({ book, onDone, onClose }: Common<BookView> & { readonly book: BookView }): ReactNode {
  const t = documentsText.useText()
  const send = useSend(closeBook, stale)
  return (
    <Dialog title={t('book.close.title', { series: book.series, year: book.year })} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); send.mutate({ params: { series: book.series, year: book.year } }, { onSuccess: onDone }) }} noValidate className="stack">
        <p>{t('book.close.note', { number: numberText(book.last) })}</p>
        <Refused error={send.error} />
        <div className="form-foot"><Button type="primary" htmlType="submit" loading={send.isPending}>{t('book.close.go')}</Button></div>
      </form>
    </Dialog>
  )
}
