/** The search field of the head of a page; `/` brings it into focus. */
import { useState, type FormEvent } from 'react'
import { useNavigate } from '@tanstack/react-router'
import { appText } from '../app/app.text.ts'
import { Icon } from './icons.tsx'

export function PeopleSearch({ initial = '' }: { readonly initial?: string }) {
  const text = appText.useText()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(initial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void navigate({ to: '/nguoi', search: typed.trim() ? { tim: typed.trim() } : {} })
  }
  return (
    <form role="search" className="people-search" onSubmit={submit} data-search>
      <Icon name="search" size={18} />
      <input type="search" className="plain-input" aria-label={text('search.people')} placeholder={text('search.people')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <kbd aria-hidden="true">/</kbd>
    </form>
  )
}
