/** How a number of a plan is shared out: the version that stands, what units asked for and were answered, a new version, the older ones. */
import { useState, type ReactNode } from 'react'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { allocators, approveAllocation, listAllocations, type AllocationView } from '@hoa-nhap/domain/directives/allocation.contract'
import { getDirective, type TargetView } from '@hoa-nhap/domain/directives/directives.contract'
import { useAsk, useItems, useSend } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay, formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { DoneMark, LateMark, WarnMark } from '../ui/icons.tsx'
import { Page, Section, Sheet } from '../ui/page.tsx'
import { Answer, Empty, NotFound, sentenceOf } from '../ui/states.tsx'
import { AnswerRequestDialog, AskDialog, WithdrawDialog } from './AllocationDialogs.tsx'
import { AllocationForm } from './AllocationForm.tsx'
import { allocationText } from './allocation.text.ts'
import { AllocationTable } from './AllocationTable.tsx'
import './allocation.css'

export function AllocationPage(): ReactNode {
  const { id, chiTieu } = useParams({ strict: false }) as { id: string; chiTieu: string }
  const t = allocationText.useText()
  const directive = useAsk(getDirective, { params: { id } })
  const target = directive.data?.clauseList.flatMap((clause) => clause.targets).find((each) => each.id === chiTieu)
  const trail = [{ to: '/ke-hoach', label: t('directives') }, ...(directive.data ? [{ to: `/ke-hoach/${directive.data.id}`, label: directive.data.number }] : [])]
  if (!directive.data) return <Page title={t('title')} trail={trail}><Answer of={directive} rows={6}>{() => null}</Answer></Page>
  if (!target) return <Page title={t('title')} trail={trail}><NotFound title={t('none')} /></Page>
  return <Shown target={target} directiveId={directive.data.id} trail={trail} />
}

function Shown({ target, directiveId, trail }: { readonly target: TargetView; readonly directiveId: string; readonly trail: readonly { readonly to: string; readonly label: string }[] }): ReactNode {
  const t = allocationText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const { lan } = useSearch({ strict: false }) as { lan?: string }
  const versions = useItems(listAllocations, { query: {}, params: { id: target.id } })
  const whole = target.low ?? target.high ?? 0
  const planner = allocators.includes(post.role)
  const [drawing, setDrawing] = useState(false)
  return (
    <Page title={`${t('title')}: ${target.name}`} trail={trail} className="allocation" subtitle={<>{t('of', { label: target.label, whole: formatNumber(whole, language), unit: target.unitOfMeasure })} · {target.unitName}</>}
      actions={planner && versions.data && versions.data.length > 0 && !drawing ? <Button onClick={() => setDrawing(true)}>{t('new')}</Button> : undefined}>
      <p className="allocation-what">{t('what', { unit: target.unitOfMeasure })}</p>
      <Answer of={versions} rows={6}>
        {(list) => {
          const shown = list.find((each) => String(each.version) === lan) ?? list[0]
          const form = planner && (drawing || list.length === 0) ? <AllocationForm targetId={target.id} whole={whole} newest={list[0]?.version ?? 0} open={list.find((each) => each.status === 'proposed')?.version ?? null} answers={target.accountablePost.agencyKind === 'district-committee' ? 'district-committee' : 'commune-committee'} onDone={() => setDrawing(false)} /> : null
          return (
            <>
              {form}
              {shown ? <Version of={shown} /> : form ? null : <Empty title={t('empty')} />}
              {list.length > 1 ? (
                <Section id="cac-phuong-an" title={t('history')}>
                  <Sheet><ul className="rows allocation-versions">{list.map((each) => <li key={each.id}><Link className="link" to="/ke-hoach/$id/phan-bo/$chiTieu" params={{ id: directiveId, chiTieu: target.id }} search={{ lan: String(each.version) }}>{t('version', { version: each.version })}</Link><span className="note">{t(`key.${each.key}`)} · {t('history.made', { day: formatDay(each.madeAt.slice(0, 10), language) })}</span><span>{t(`status.${each.status}`, { day: each.decidedAt ? formatDay(each.decidedAt.slice(0, 10), language) : '' })}{each.id === shown?.id ? <span className="tag">{t('seen')}</span> : null}</span></li>)}</ul></Sheet>
                </Section>
              ) : null}
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

type Open = { readonly kind: 'ask' } | { readonly kind: 'withdraw' } | { readonly kind: 'answer'; readonly request: AllocationView['requests'][number] } | null

function Version({ of }: { readonly of: AllocationView }): ReactNode {
  const t = allocationText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const [open, setOpen] = useState<Open>(null)
  const approve = useSend(approveAllocation, [listAllocations.id, 'directives.task-dues', 'directives.coverage', 'directives.get'])
  const number = (value: number): string => formatNumber(value, language)
  const sum = of.lines.reduce((total, line) => total + line.amount, 0)
  const over = of.lines.filter((line) => line.overCapacity).length
  const waiting = of.requests.filter((request) => request.answer === null)
  const own = of.lines.find((line) => line.unitId === post.unitId)
  return (
    <>
      <Section id="phuong-an" title={<>{t('version', { version: of.version })} <span className={`allocation-status ${of.status}`}>{of.status === 'approved' ? <DoneMark size={16} /> : null} {t(`status.${of.status}`, { day: of.decidedAt ? formatDay(of.decidedAt.slice(0, 10), language) : '' })}</span></>}
        end={<span className="allocation-acts no-print">
          {of.may.ask ? <Button type="primary" onClick={() => setOpen({ kind: 'ask' })}>{t('ask')}</Button> : null}
          {of.may.approve ? <Button type="primary" loading={approve.isPending} onClick={() => approve.mutate({ params: { id: of.id }, body: { basedOn: of.revision } })}>{t('approve')}</Button> : null}
          {of.may.withdraw ? <Button onClick={() => setOpen({ kind: 'withdraw' })}>{t('withdraw')}</Button> : null}
        </span>}>
        <p className="note">{t(`key.${of.key}`)}{of.note ? ` · ${of.note}` : ''} · {t('history.made', { day: formatDay(of.madeAt.slice(0, 10), language) })}{of.decisionNote ? ` · ${t('decided.note', { note: of.decisionNote })}` : ''}</p>
        {approve.error ? <p className="field-error" role="alert"><LateMark /> {sentenceOf(approve.error)}</p> : null}
        {over > 0 ? <p className="allocation-warn"><WarnMark size={16} /> {t('over.count', { count: over })}</p> : null}
        <p className="allocation-sum"><DoneMark size={16} /> {t(of.reserve ? 'sum' : 'sum.none', { sum: number(sum), reserve: number(of.reserve?.amount ?? 0), whole: number(of.whole) })}{of.reserve ? <span className="note"> · {of.reserve.name}</span> : null}</p>
        {of.requests.length > 0 ? (
          <Section id="de-nghi" level={3} title={t('requests')} count={waiting.length || undefined}>
            <Sheet><ul className="rows allocation-requests">{of.requests.map((request) => (
              <li key={request.id}>
                <div>
                  <p><b>{t('request', { unit: request.unitName, before: number(request.amountBefore), wanted: number(request.wanted) })}</b> <span className={request.answer === null ? 'allocation-waiting' : 'note'}>{request.answer === null ? t('request.waiting') : t(`request.${request.answer}`, { granted: number(request.granted ?? 0) })}</span></p>
                  <p className="note">{request.reason}{request.answerReason ? ` → ${request.answerReason}` : ''}</p>
                </div>
                {request.answer === null && of.may.answer ? <Button onClick={() => setOpen({ kind: 'answer', request })}>{t('answer')}</Button> : null}
              </li>
            ))}</ul></Sheet>
          </Section>
        ) : null}
        <AllocationTable lines={of.lines} allocationKey={of.key} own={post.unitId} />
      </Section>
      {open?.kind === 'ask' && own ? <AskDialog allocation={of} line={own} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'answer' ? <AnswerRequestDialog allocation={of} request={open.request} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'withdraw' ? <WithdrawDialog allocation={of} onClose={() => setOpen(null)} /> : null}
    </>
  )
}
