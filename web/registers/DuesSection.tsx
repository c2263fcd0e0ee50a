/** "Việc theo sổ" in the inbox: what the registers ask of this post. Comes after the inbox itself. */
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { listRegisterDues } from '@hoa-nhap/domain/registers/registers.contract'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import { useAsk } from '../api/hooks.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { Section, Sheet } from '../ui/page.tsx'
import { Failed } from '../ui/states.tsx'
import { actButton } from './record-labels.ts'
import { DueLine } from './RegisterDue.tsx'
import { registersText } from './registers.text.ts'
import { useRegisterWords, wordsOf } from './register-words.ts'
import './registers.css'

const shown = 6

/** Draws nothing where no register asks anything: the inbox is for what is due. */
export function DuesSection({ now }: { readonly now: Instant }) {
  const text = registersText.useText()
  const { words } = useRegisterWords()
  const [all, setAll] = useState(false)
  const dues = useAsk(listRegisterDues, { query: { limit: 100 } }, { refetchInterval: 60_000 })
  if (dues.isError && !dues.data) return <Section id="viec-theo-so" title={text('dues.title')}><Failed error={dues.error} again={() => void dues.refetch()} /></Section>
  if (!dues.data?.items.length || !words) return null
  const { items } = dues.data
  return (
    <Section id="viec-theo-so" title={text('dues.title')} count={items.length} end={<Link className="link" to="/so">{text('dues.all')}</Link>}>
      <Sheet>
        <ul className="rows">
          {(all ? items : items.slice(0, shown)).map((due) => {
            const named = wordsOf(words, due.register)
            return (
              <li key={`${due.recordId}-${due.clock}-${due.dueOn}`} className="register-due" data-row>
                <DueLine due={due} words={named} now={now} />
                <div><Link className="quiet" to="/so/$register/$id" params={{ register: due.register, id: due.recordId }} search={{}}>{due.label}</Link><p className="note">{named.name} · {due.unitName}</p></div>
                {due.act ? <ButtonLink to="/so/$register/$id/viec/$type" params={{ register: due.register, id: due.recordId, type: due.act }} data-act aria-label={`${actButton(named, due.act)}: ${due.label}`}>{actButton(named, due.act)}</ButtonLink> : <ButtonLink to="/so/$register/$id" params={{ register: due.register, id: due.recordId }} search={{}} data-act aria-label={`${text('dues.open')}: ${due.label}`}>{text('dues.open')}</ButtonLink>}
              </li>
            )
          })}
        </ul>
      </Sheet>
      {!all && items.length > shown ? <p className="more-line"><button type="button" className="link" onClick={() => setAll(true)}>{text('dues.more', { count: items.length })}</button></p> : null}
    </Section>
  )
}
