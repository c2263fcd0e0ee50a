/** `Ctrl K` and `?`. */
import { useMemo, useRef, useState } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { Dialog } from '../ui/Dialog.tsx'
import { appText } from './app.text.ts'
import { setSingleKeys, singleKeys } from './keyboard.ts'
import type { RailItem } from './rails.ts'

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()

export function CommandList({ places, visits, onClose, onKeys, onPost }: { readonly places: readonly RailItem[]; readonly visits: boolean; readonly onClose: () => void; readonly onKeys: () => void; readonly onPost: () => void }) {
  const text = appText.useText()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const commands = useMemo(() => [
    ...places.map((place) => ({ label: text(place.word), run: () => { onClose(); void navigate({ to: place.path }) } })),
    ...(visits ? [{ label: text('keys.visit'), run: () => { onClose(); void navigate({ to: '/nguoi', search: { viec: 'lan-gap' } }) } }] : []),
    { label: text('post.switch'), run: onPost },
    { label: text('keys.title'), run: onKeys },
  ], [places, visits, navigate, onClose, onKeys, onPost, text])
  const found = commands.filter((command) => folded(command.label).includes(folded(typed)))
  return (
    <Dialog title={text('commands.title')} onClose={onClose}>
      <input
        className="plain-input" aria-label={text('commands.placeholder')} placeholder={text('commands.placeholder')} value={typed} data-first onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') found[0]?.run()
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            list.current?.querySelector('button')?.focus()
          }
        }}
      />
      <ul
        className="more-list" ref={list}
        onKeyDown={(event) => {
          const buttons = Array.from(list.current?.querySelectorAll('button') ?? [])
          const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
          if (event.key === 'ArrowDown') buttons[at + 1]?.focus()
          if (event.key === 'ArrowUp') (buttons[at - 1] ?? buttons[0])?.focus()
        }}
      >
        {found.map((command) => <li key={command.label}><button type="button" className="more-link" onClick={command.run}>{command.label}</button></li>)}
      </ul>
      <p role="status" className="note">{found.length ? '' : text('commands.none')}</p>
    </Dialog>
  )
}

export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const text = appText.useText()
  const [single, setSingle] = useState(singleKeys)
  const rows: readonly (readonly [readonly string[], Parameters<typeof text>[0]])[] = [
    [['/'], 'keys.search'], [['Ctrl K'], 'keys.commands'], [['Alt 1', 'Alt 5'], 'keys.rail'], [['J', 'K', '↓', '↑'], 'keys.rows'], [['Enter'], 'keys.act'], [['O'], 'keys.dossier'], [['G'], 'keys.visit'],
    [['Ctrl S'], 'keys.draft'], [['Ctrl Enter'], 'keys.save'], [['F8'], 'keys.wrong'], [['Esc'], 'keys.close'], [['?'], 'keys.help'],
  ]
  return (
    <Dialog title={text('keys.title')} onClose={onClose}>
      <dl className="keys">
        {rows.map(([names, word]) => <div key={word}><dt>{names.map((name) => <kbd key={name}>{name}</kbd>)}</dt><dd>{text(word)}</dd></div>)}
      </dl>
      <label className="check"><input type="checkbox" checked={single} onChange={(event) => { setSingle(event.target.checked); setSingleKeys(event.target.checked) }} /> {text('keys.single')}</label>
      <p className="note">{text('keys.single.note')}</p>
    </Dialog>
  )
}
