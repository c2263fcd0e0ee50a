/** The opened figure: beside the board on a wide screen, a drawer from the side on a narrow one. */
import { goalOfPart } from '@hoa-nhap/domain/directives/comparators.rules'
import { useState, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import type { TargetView } from '@hoa-nhap/domain/directives/directives.contract'
import { listRecords } from '@hoa-nhap/domain/indicators/indicators.contract'
import { reasonSentence } from '@hoa-nhap/domain/indicators/reasons'
import { call, ProblemError } from '../api/client.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import type { FigureReading } from '../ui/figure.ts'
import { ExportLink } from '../exchange/ExportLink.tsx'
import { OpenedList, type Which } from '../ui/OpenedList.tsx'
import { pieces } from '../ui/pieces.text.ts'
import { Failed, Loading } from '../ui/states.tsx'
import type { UnitsOf } from '../ui/UnitSwitch.tsx'
import { scoreboardText } from './indicators.text.ts'
import { useIndicators } from './use-scoreboard.ts'
import { useWide } from './use-wide.ts'

type Props = { readonly target: TargetView; readonly reading: FigureReading; readonly unitId: string; readonly unitName: string; readonly from: string; readonly to: string; readonly units: UnitsOf; readonly asOf: string; readonly directiveId: string; readonly onClose: () => void }

export function FigureDoor(props: Props): ReactNode {
  const t = scoreboardText.useText()
  const wide = useWide('(min-width: 1180px)')
  if (wide) return <aside className="board-door" aria-label={t('aside')}><Opened {...props} /></aside>
  return <Drawer open onClose={props.onClose} size={Math.min(420, window.innerWidth)} title={t('opened', { unit: props.unitName, label: props.target.label })} aria-label={t('aside')}><Opened {...props} inDrawer /></Drawer>
}

function Opened({ target, reading, unitId, unitName, from, to, units, asOf, directiveId, onClose, inDrawer = false }: Props & { readonly inDrawer?: boolean }): ReactNode {
  const t = scoreboardText.useText()
  const p = pieces.useText()
  const language = useLanguage()
  const [which, setWhich] = useState<Which>('no')
  const indicator = useIndicators().data?.find((candidate) => candidate.id === target.indicatorId)
  const records = useInfiniteQuery({
    queryKey: [listRecords.id, target.indicatorId, unitId, from, to, units, which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => call(listRecords, { params: { id: target.indicatorId }, query: { from, to, unit: unitId, units, met: which, ...(pageParam ? { cursor: pageParam } : {}), limit: 20 } }, { signal }),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    staleTime: 60_000,
  })
  const first = records.data?.pages[0]
  const forbidden = records.error instanceof ProblemError && records.error.problem.status === 403
  return (
    <OpenedList
      of={indicator && indicator.subject !== 'person' ? 'places' : 'people'}
      title={t('opened', { unit: unitName, label: target.label })} reading={reading} target={unitId === target.unitId ? target : goalOfPart(target, null)} which={which} onWhich={setWhich} onClose={inDrawer ? undefined : onClose}
      metDefinition={(language === 'en' ? indicator?.metDefinitionEn : indicator?.metDefinition) ?? ''} ofDefinition={(language === 'en' ? indicator?.ofDefinitionEn : indicator?.ofDefinition) ?? ''}
      periodRule={(language === 'en' ? indicator?.periodRuleEn : indicator?.periodRule) ?? ''}
      clause={<Link className="link" to="/ke-hoach/$id" params={{ id: directiveId }} hash={`clause-${target.clause}`}>{t('clause', { clause: target.label, number: target.directive })}</Link>}
      foot={<>{p('opened.version', { version: indicator?.version ?? 1, day: formatDay(asOf, language) })} {t('purpose')}</>}
      people={first ? {
        yours: first.yours, total: first.total, more: records.hasNextPage ? () => void records.fetchNextPage() : null,
        items: [...records.data!.pages.flatMap((page) => page.subjects).map((subject) => ({
          id: `${subject.kind}${subject.subject}`,
          name: subject.register && subject.recordId ? <Link className="link" to="/so/$register/$id" params={{ register: subject.register, id: subject.recordId }}>{subject.label}</Link> : subject.label,
          note: [unitId === subject.unitId || subject.kind === 'unit' ? null : subject.unitName, subject.met && subject.metOn ? t('metDay', { day: formatDay(subject.metOn, language) }) : null, subject.met ? null : (reasonSentence(subject.reason, language) ?? subject.reason)].filter(Boolean).join(' · '),
        })), ...records.data!.pages.flatMap((page) => page.items).map((person) => ({
          id: person.personId,
          name: <Link className="link" to="/nguoi/$id" params={{ id: person.personId }}>{`${person.name}, ${person.birthYear}`}</Link>,
          note: [unitId === person.unitId ? null : person.unitName, person.met && person.metOn ? t('metDay', { day: formatDay(person.metOn, language) }) : t('ofDay', { day: formatDay(person.ofOn, language) }), person.met ? null : (reasonSentence(person.reason, language) ?? person.reason)].filter(Boolean).join(' · '),
        }))],
      } : undefined}
      actions={first && first.yours > 0 && indicator?.subject === 'person' ? <ExportLink list="indicator-records" search={{ chi_tieu: target.indicatorId ?? undefined, don_vi: unitId, tu: from, den: to, theo: units === 'now' ? 'now' : undefined }} /> : undefined}
      state={forbidden ? <p className="opened-yours">{t('figureOnly')}</p> : records.error ? <Failed error={records.error} again={() => void records.refetch()} /> : <Loading rows={3} />}
    />
  )
}
