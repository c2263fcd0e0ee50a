/** Letters, submissions and the like of an office: none of them is about a single person. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { PaperForm } from '@hoa-nhap/domain/documents/documents.contract'
import { draftOfficePaper, listOfficePapers } from '@hoa-nhap/domain/documents/books.contract'
import { call, newId } from '../api/client.ts'
import { isNoLine, useSend } from '../api/hooks.ts'
import { useNow, useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { FieldError } from '../ui/form.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Empty, Failed, Loading, sentenceOf } from '../ui/states.tsx'
import { documentsText } from './documents.text.ts'
import { FormTags, StateMark } from './paper-words.tsx'
import { SmallChoice } from './small-fields.tsx'
import './documents.css'

export function OfficePapersPage(): ReactNode {
  const t = documentsText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const { today } = useNow()
  const list = useInfiniteQuery({
    queryKey: [listOfficePapers.id],
    queryFn: ({ pageParam, signal }) => call(listOfficePapers, { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const papers = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('office')} subtitle={post.agencyName} trail={[{ to: '/so-van-ban', label: t('book') }]} actions={<ButtonLink to="/the-thuc-van-ban">{t('settings')}</ButtonLink>}>
      <p className="note papers-note">{t('office.note')}</p>
      {list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={5} /> : (
        <>
          <NewPaper forms={list.data.pages[0]?.forms ?? []} />
          {papers.length === 0 ? <Empty title={t('office.none')} note={t('office.none.note')} /> : (
            <Sheet>
              <ul className="rows">
                {papers.map((paper) => (
                  <li key={paper.id} data-row className="paper-row">
                    <div><Link className="link paper-title" to="/van-ban/$paper" params={{ paper: paper.id }} data-act><span lang="vi">{paper.subject || paper.title}</span></Link><span className="note" lang="vi">{paper.title}</span></div>
                    <div className="paper-end"><b className="nowrap">{paper.number ?? ''}</b>{paper.day ? <span className="nowrap paper-day">{formatDay(paper.day, language, today)}</span> : null}<StateMark state={paper.state} /></div>
                  </li>
                ))}
              </ul>
            </Sheet>
          )}
          {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{t('book.more')}</Button></p> : null}
        </>
      )}
    </Page>
  )
}

function NewPaper({ forms }: { readonly forms: readonly PaperForm[] }): ReactNode {
  const t = documentsText.useText()
  const navigate = useNavigate()
  const send = useSend(draftOfficePaper, [listOfficePapers.id])
  const [id] = useState(newId)
  const [formId, setFormId] = useState('')
  const form = forms.find((one) => one.id === formId) ?? forms[0]
  if (!form) return <p className="note papers-note">{t('office.forms.none')}</p>
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send.mutate({ body: { id, formId: form.id, typed: {} } }, { onSuccess: (paper) => void navigate({ to: '/van-ban/$paper', params: { paper: paper.id } }) })
  }
  return (
    <Sheet className="form-part">
      <form onSubmit={submit} className="new-paper">
        <SmallChoice id="office-form" label={t('office.form')} value={form.id} onChange={setFormId} options={forms.map((one) => ({ value: one.id, label: one.title }))} hint={<FormTags form={form} />} />
        <Button type="primary" htmlType="submit" loading={send.isPending}>{t('office.new')}</Button>
      </form>
      {send.error ? <FieldError>{isNoLine(send.error) ? t('needs-line') : sentenceOf(send.error)}</FieldError> : null}
    </Sheet>
  )
}
