/** What is shown when a page fails, and when there is no such page. */
import { Component, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { LateMark } from '../ui/icons.tsx'
import { appText } from './app.text.ts'

export function Crash() {
  const text = appText.useText()
  return (
    <div className="state state-page" role="alert">
      <span className="ink-brick"><LateMark /></span>
      <div><h1>{text('crash.title')}</h1><p className="state-note">{text('crash.note')}</p><p><button type="button" className="link" onClick={() => window.location.reload()}>{text('crash.again')}</button></p></div>
    </div>
  )
}

export function MissingPage() {
  const text = appText.useText()
  return (
    <div className="state state-page">
      <div><h1>{text('page.missing')}</h1><p className="state-note">{text('page.missing.note')}</p><p><Link to="/" className="link">{text('go.home')}</Link></p></div>
    </div>
  )
}

/** The last net, around the router itself. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Crash /> : this.props.children
  }
}
