/** The frame of a page: one `h1` (the green bar on a phone), a line below it, what may be done, content and an aside. */
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { appText } from '../app/app.text.ts'
import { Icon, Logo } from './icons.tsx'

type PageProps = {
  readonly title: string
  /** Below the title: unit, day, form. */
  readonly subtitle?: ReactNode
  /** Where the page lies: `[{ to: '/nguoi', label: 'Người & hồ sơ' }]`; the last is the page itself and is not given. */
  readonly trail?: readonly { readonly to: string; readonly label: string }[]
  readonly actions?: ReactNode
  /** Full width, above content and aside. */
  readonly lead?: ReactNode
  readonly aside?: ReactNode
  readonly asideLabel?: string
  /** Shown at the right end of the green bar on a phone. */
  readonly barEnd?: ReactNode
  readonly children: ReactNode
  readonly className?: string
}

export function Page({ title, subtitle, trail, actions, lead, aside, asideLabel, barEnd, children, className }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const text = appText.useText()
  useEffect(() => {
    document.title = `${title} · Hòa Nhập`
  }, [title])
  // In the same step in which the page comes to stand: a key pressed right after must not lose its focus to the title.
  useLayoutEffect(() => {
    // A reader of the screen hears the new page's title; a first load keeps the browser's own start. Who asked for the search field on the way gets it.
    const { dataset } = document.body
    const { moved } = dataset
    const field = moved === 'search' ? frame.current?.querySelector<HTMLElement>('[data-search] input') : null
    // The page that takes the place of its own frame of waiting: focus is given only where it was lost.
    const lost = moved === 'told' && document.activeElement === document.body
    if (moved === 'yes' || moved === 'search' || lost) (field ?? heading.current)?.focus({ preventScroll: true })
    if (moved) dataset['moved'] = 'told'
  }, [])
  const parent = trail?.at(-1)
  return (
    <div ref={frame} className={className ? `page ${className}` : 'page'}>
      <header className="page-head">
        <div className="bar">
          {parent ? <Link to={parent.to} className="bar-back" aria-label={`${text('back')}: ${parent.label}`}><Icon name="back" size={22} /></Link> : <span className="bar-logo"><Logo size={26} /></span>}
          <div className="bar-title">
            {trail?.length ? (
              <nav className="trail" aria-label={text('back')}>
                {trail.map((step) => <span key={step.to}><Link to={step.to} className="link">{step.label}</Link><Icon name="next" size={14} /></span>)}
                <span aria-current="page">{title}</span>
              </nav>
            ) : null}
            <h1 ref={heading} tabIndex={-1}>{title}</h1>
          </div>
          {barEnd ? <div className="bar-end">{barEnd}</div> : null}
        </div>
        {subtitle ? <div className="subtitle">{subtitle}</div> : null}
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      {lead}
      <div className={aside ? 'page-body with-aside' : 'page-body'}>
        <div className="page-content">{children}</div>
        {aside ? <aside className="page-aside" aria-label={asideLabel}>{aside}</aside> : null}
      </div>
    </div>
  )
}

/** A titled part of a page with its count. */
export function Section({ title, count, end, children, id, level = 2 }: { readonly title: ReactNode; readonly count?: ReactNode; readonly end?: ReactNode; readonly children: ReactNode; readonly id?: string; readonly level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head"><Heading id={id}>{title}{count === undefined ? null : <span className="count"> {count}</span>}</Heading>{end}</div>
      {children}
    </section>
  )
}

/** The white surface with a hairline. */
export function Sheet({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={className ? `sheet ${className}` : 'sheet'}>{children}</div>
}
