/** "Người & hồ sơ": where is this person's dossier? Also the way to record a visit when no row is chosen. */
import { useState, type FormEvent } from 'react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { Purpose } from '@hoa-nhap/domain/kernel/actor'
import { listPeople, registrars } from '@hoa-nhap/domain/people/people.contract'
import { accessText } from '../access/access.text.ts'
import { call, currentPurpose, ProblemError, setPurpose } from '../api/client.ts'
import { appText } from '../app/app.text.ts'
import { railOf } from '../app/rails.ts'
import { useSignedIn } from '../app/session.ts'
import { ExportLink } from '../exchange/ExportLink.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Icon } from '../ui/icons.tsx'
import { Choose } from '../ui/inputs.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Empty, Failed, Loading } from '../ui/states.tsx'
import { peopleText } from './people.text.ts'
import './people.css'

export function PeoplePage() {
  const text = peopleText.useText()
  const app = appText.useText()
  const session = useSignedIn()
  const navigate = useNavigate()
  const search = useSearch({ from: '/signed/nguoi' })
  const [typed, setTyped] = useState(search.tim ?? '')
  const [purpose, choosePurpose] = useState(currentPurpose())
  const visits = search.viec === 'lan-gap'
  const rail = railOf(session.post.role)
  const query = search.tim?.trim() ?? ''
  const list = useInfiniteQuery({
    queryKey: ['people.list', query, search.don_vi ?? null, purpose],
    queryFn: ({ pageParam, signal }) => call(listPeople, { query: { limit: 50, ...(query ? { q: query } : {}), ...(search.don_vi ? { unit: search.don_vi } : {}), ...(pageParam ? { cursor: pageParam } : {}) } }, { signal, purpose }),
    initialPageParam: null as string | null, getNextPageParam: (last) => last.nextCursor,
  })
  const people = list.data?.pages.flatMap((page) => page.items) ?? []
  const find = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/nguoi', search: { ...(typed.trim() ? { tim: typed.trim() } : {}), ...(search.viec ? { viec: search.viec } : {}), ...(search.don_vi ? { don_vi: search.don_vi } : {}) } })
  }
  const purposeNeeded = list.error instanceof ProblemError && list.error.problem.code === 'purpose-needed'
  return (
    <Page
      title={visits ? text('list.visit') : app(rail.items.find((item) => item.path === '/nguoi')?.word ?? 'nav.people')} subtitle={session.post.unitName}
      actions={visits ? undefined : <>{registrars.includes(session.post.role) ? <ButtonLink look="primary" to="/dang-ky" icon={<Icon name="plus" size={18} />}>{text('list.register')}</ButtonLink> : null}<ExportLink list="people" search={{ tim: search.tim, don_vi: search.don_vi }} /></>}
    >
      <form role="search" className="find" onSubmit={find} data-search>
        <input type="search" className="plain-input" aria-label={text('list.search')} placeholder={text('list.search')} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button htmlType="submit" icon={<Icon name="search" size={18} />}>{text('list.find')}</Button>
      </form>
      {purposeNeeded ? <PurposeForm onChoose={(next) => { setPurpose(next); choosePurpose(next) }} /> : list.isError && !list.data ? <Failed error={list.error} again={() => void list.refetch()} /> : list.isPending ? <Loading rows={6} /> : people.length === 0 ? (
        <Empty title={query ? text('list.none', { query }) : text('list.empty')} note={query ? text('list.none.note') : undefined} action={registrars.includes(session.post.role) ? <Link to="/dang-ky" className="link">{text('list.register')}</Link> : null} />
      ) : (
        <>
          <p className="note list-count" role="status">{text(list.hasNextPage ? 'list.count.more' : 'list.count', { count: people.length })}</p>
          <Sheet>
            <ul className="rows">
              {people.map((person) => (
                <li key={person.id} data-row>
                  <Link className="row-link person-row" to={visits ? '/nguoi/$id/lan-gap' : '/nguoi/$id'} params={{ id: person.id }} data-act data-dossier>
                    <span className="person-name"><b>{person.name}</b>, {person.birthYear}</span><span className="note">{person.unitName}</span><span className="note person-open">{person.open ? text('list.open', { count: person.open }) : text('list.open.none')}</span><Icon name="next" size={16} />
                  </Link>
                  {rail.visits ? <Link hidden data-visit to="/nguoi/$id/lan-gap" params={{ id: person.id }} tabIndex={-1}>{text('list.act.visit')}</Link> : null}
                </li>
              ))}
            </ul>
          </Sheet>
          {list.hasNextPage ? <p className="more-line"><Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('list.more')}</Button></p> : null}
          <p className="note more-line">{text('list.note')}</p>
        </>
      )}
    </Page>
  )
}

function PurposeForm({ onChoose }: { readonly onChoose: (purpose: Purpose) => void }) {
  const text = peopleText.useText()
  const access = accessText.useText()
  const [purpose, set] = useState<Purpose>('inspection')
  return (
    <Sheet className="padded">
      <form className="purpose" onSubmit={(event) => { event.preventDefault(); onChoose(purpose) }}>
        <p>{text('purpose.note')}</p>
        <label htmlFor="purpose" className="field-label">{text('purpose.title')}</label>
        <Choose id="purpose" value={purpose} onChange={(value) => set(Purpose.parse(value))} options={Purpose.options.filter((each) => each !== 'case').map((value) => ({ value, label: access(`purpose.${value}`) }))} />
        <Button type="primary" htmlType="submit">{text('purpose.open')}</Button>
      </form>
    </Sheet>
  )
}
