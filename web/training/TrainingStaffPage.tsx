/** The list behind a number of training. */
import type { ReactNode } from 'react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { trainingStaff } from '@hoa-nhap/domain/training/training.contract'
import { useItems } from '../api/hooks.ts'
import { useNow } from '../app/session.ts'
import { useRegisterWords, wordsOf } from '../registers/register-words.ts'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { Choice } from '../ui/UnitSwitch.tsx'
import { trainingText } from './training.text.ts'
import './training.css'

const shown = ['all', 'yes', 'no'] as const

export function TrainingStaffPage(): ReactNode {
  const text = trainingText.useText()
  const { today } = useNow()
  const search = useSearch({ from: '/signed/tap-huan/can-bo' })
  const navigate = useNavigate()
  const year = search.nam ?? today.slice(0, 4)
  const which: (typeof shown)[number] = search.da === 'yes' || search.da === 'no' ? search.da : 'all'
  const query = { year, ...(search.theo === 'luc-do' ? { units: 'then' as const } : {}), ...(search.cap ? { level: search.cap } : {}), ...(search.nghe ? { profession: search.nghe } : {}), ...(search.viec ? { work: search.viec } : {}), ...(search.don_vi ? { unit: search.don_vi } : {}), ...(which === 'all' ? {} : { trained: which }) } as const
  const { words } = useRegisterWords()
  const options = wordsOf(words ?? {}, 'staff').options ?? {}
  const staff = useItems(trainingStaff, { query })
  const { da: _which, ...rest } = search
  return (
    <Page title={text('list.title', { name: search.ten ?? text('everybody', { year }) })} subtitle={`${text('year')} ${year}`} trail={[{ to: '/tap-huan', label: text('title') }]} className="training">
      <div className="training-tools"><Choice label={text('list.show')} value={which} options={shown.map((each) => ({ value: each, label: text(`list.${each}`) }))} onChange={(each) => void navigate({ to: '/tap-huan/can-bo', search: each === 'all' ? rest : { ...rest, da: each }, replace: true, resetScroll: false })} /></div>
      <Answer of={staff} rows={6}>
        {(items) => items.length === 0 ? <Empty title={text('list.empty')} /> : (
          <>
            <p className="note" role="status">{text('list.count', { count: items.length })}</p>
            <Sheet className="wide-sheet">
              <table className="table cards-on-phone">
                <thead><tr><th scope="col">{text('list.name')}</th><th scope="col">{text('list.position')}</th><th scope="col">{text('list.agency')}</th><th scope="col">{text('list.course')}</th></tr></thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.staffId} data-row>
                      <td data-label={text('list.name')}><Link className="link" to="/so/$register/$id" params={{ register: 'staff', id: item.staffId }} search={{}} data-act>{item.staffName}</Link></td>
                      <td data-label={text('list.position')}>{item.position}<span className="note"> · {options['profession']?.[item.profession] ?? item.profession}</span></td>
                      <td data-label={text('list.agency')}>{item.agencyName}</td>
                      <td data-label={text('list.course')}>{item.courseTitle ?? <span className="note">{text('list.notyet')}</span>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Sheet>
          </>
        )}
      </Answer>
    </Page>
  )
}
