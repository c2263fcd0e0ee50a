/** The frame of every signed-in page: rail, foot with post and sync state, bottom bar on phones, keys, commands. */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { Link, Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { useConnection } from '../api/connection.ts'
import { queryClient } from '../api/hooks.ts'
import { roleName } from '../access/access.text.ts'
import { useLanguage } from '../text/i18n.ts'
import { formatTime } from '../text/format.ts'
import { Icon, Logo } from '../ui/icons.tsx'
import { SyncBar } from '../ui/SyncBar.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { appText } from './app.text.ts'
import { CommandList, KeysHelp } from './CommandList.tsx'
import { DemoStrip } from './DemoStrip.tsx'
import { useKeyboard, type KeyMap } from './keyboard.ts'
import { PostSwitch } from './PostSwitch.tsx'
import { Preferences } from './Preferences.tsx'
import { lookupOf, placesOf, railOf, type RailItem } from './rails.ts'
import { useNow, useSignedIn } from './session.ts'
import { leave } from './leave.ts'

/** Rarely needed: its code comes when it is. */
const SignInAgain = lazy(() => import('../access/SignInAgain.tsx').then((part) => ({ default: part.SignInAgain })))

function RailLink({ item, small }: { readonly item: RailItem; readonly small?: boolean }) {
  const text = appText.useText()
  return (
    <Link to={item.path} className={small ? 'bottom-link' : 'rail-link'} activeProps={{ 'aria-current': 'page' }} title={small ? undefined : text(item.word)}>
      <Icon name={item.icon} /><span className="rail-word">{text(small ? item.short : item.word)}</span>
    </Link>
  )
}

type Open = 'none' | 'post' | 'more' | 'keys' | 'commands'

export function Shell() {
  const session = useSignedIn()
  const text = appText.useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const router = useRouter()
  const { signedOut } = useConnection()
  const { now } = useNow()
  const [open, setOpen] = useState<Open>('none')
  const rail = railOf(session.post.role)
  const places = useMemo(() => placesOf(session.post.role), [session.post.role])
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (!rail.visits) return
    // The page for visits and what waits to be sent are at hand before the line is lost.
    void import('../measures/VisitPage.tsx')
    void import('../measures/visit-queue.ts').then((queue) => queue.openQueue(session.account.id))
  }, [rail.visits, session.account.id])
  useEffect(() => {
    setOpen((current) => (current === 'more' ? 'none' : current))
  }, [path])

  const keys = useMemo<KeyMap>(() => ({
    moving: () => router.state.status === 'pending',
    search: () => {
      // The field of the page that is coming is meant, not the one that is about to go.
      if (router.state.status === 'pending') {
        document.body.dataset['moved'] = 'search'
        return
      }
      const field = document.querySelector<HTMLInputElement>('[data-search] input, input[data-search]')
      if (field) field.focus()
      else void navigate({ to: '/nguoi' })
    },
    commands: () => setOpen('commands'),
    rail: (index) => { const item = places[index]; if (item) void navigate({ to: item.path }) },
    visit: () => { if (rail.visits) void navigate({ to: '/nguoi', search: { viec: 'lan-gap' } }) },
    help: () => setOpen('keys'),
  }), [navigate, router, places, rail.visits])
  useKeyboard(keys)

  const signOut = async () => {
    await leave()
    await navigate({ to: '/dang-nhap', search: {} })
    queryClient.clear()
  }
  const soonOver = Date.parse(session.expiresAt) - Date.parse(now) < 120_000
  // Five at most: the first two, the visit, the scoreboard where there is one, and the rest.
  const third = rail.items.slice(2).find((item) => item.path === '/chi-tieu') ?? rail.items[2]
  const bottom = [...rail.items.slice(0, 2), ...(third ? [third] : [])]
  const middle = rail.visits ? [...bottom.slice(0, 2), null, ...bottom.slice(2, 3)] : bottom

  return (
    <div className="shell">
      <a className="skip" href="#noi-dung">{text('skip')}</a>
      {session.demo ? <DemoStrip /> : null}
      <div className="frame">
        <div className="rail-column"><div className="rail">
          <Link to="/" className="brand"><Logo /><span className="rail-word">{text('product')}</span></Link>
          <nav aria-label={text('nav.main')}>
            <ul>{rail.items.map((item) => <li key={item.path}><RailLink item={item} /></li>)}</ul>
            <p className="rail-group rail-word">{text('nav.lookup')}</p>
            <ul>{lookupOf(session.post.role).map((item) => <li key={item.path}><RailLink item={item} /></li>)}<li><a className="rail-link" href="/public" title={text('nav.help')}><Icon name="search" /><span className="rail-word">{text('nav.help')}</span></a></li></ul>
          </nav>
          <div className="rail-foot">
            <div className="rail-word">
              <p className="who">{session.account.displayName}</p>
              <p className="post">{roleName(session.post.role)}, {session.post.unitName}</p>
            </div>
            <p className="rail-links">
              <button type="button" className="rail-button" onClick={() => setOpen('post')} title={text('post.switch')}><Icon name="switch" size={16} /><span className="rail-word">{text('post.switch')}</span></button>
              <button type="button" className="rail-button" onClick={() => setOpen('keys')} title={text('keys')}><Icon name="keyboard" size={16} /><span className="rail-word">{text('keys')}</span></button>
              <button type="button" className="rail-button" onClick={() => void signOut()} title={text('sign.out')}><Icon name="exit" size={16} /><span className="rail-word">{text('sign.out')}</span></button>
            </p>
            <div className="rail-word"><Preferences /></div>
            <SyncBar />
          </div>
        </div></div>
        <main id="noi-dung" tabIndex={-1}>
          {signedOut ? <Suspense fallback={null}><SignInAgain username={session.account.username} postId={session.post.postId} /></Suspense> : null}
          {!signedOut && soonOver ? <p className="strip strip-amber" role="status">{text('session.soon', { time: formatTime(session.expiresAt) })}</p> : null}
          <Outlet />
        </main>
      </div>
      <nav className="bottom-bar" aria-label={text('nav.quick')}>
        {middle.map((item) =>
          item ? <RailLink key={item.path} item={item} small /> : (
            <Link key="visit" to="/nguoi" search={{ viec: 'lan-gap' }} className="bottom-link" activeOptions={{ exact: true, includeSearch: true }}><Icon name="plus" /><span className="rail-word">{text('nav.visit')}</span></Link>
          ))}
        <button type="button" className="bottom-link" aria-expanded={open === 'more'} onClick={() => setOpen('more')}><Icon name="menu" /><span className="rail-word">{text('nav.more')}</span></button>
      </nav>
      {open === 'post' ? <PostSwitch session={session} onClose={() => setOpen('none')} /> : null}
      {open === 'keys' ? <KeysHelp onClose={() => setOpen('none')} /> : null}
      {open === 'commands' ? <CommandList places={places} visits={rail.visits} onClose={() => setOpen('none')} onKeys={() => setOpen('keys')} onPost={() => setOpen('post')} /> : null}
      {open === 'more' ? (
        <Dialog title={text('nav.more')} onClose={() => setOpen('none')} className="dialog-sheet">
          <ul className="more-list">{places.filter((item) => !bottom.includes(item)).map((item) => <li key={item.path}><Link to={item.path} className="more-link"><Icon name={item.icon} />{text(item.word)}</Link></li>)}</ul>
          <p className="who">{session.account.displayName}</p>
          <p className="note">{roleName(session.post.role)}, {session.post.unitName}</p>
          <ul className="more-list">
            <li><button type="button" className="more-link" onClick={() => setOpen('post')}><Icon name="switch" />{text('post.switch')}</button></li>
            <li><button type="button" className="more-link" onClick={() => void signOut()}><Icon name="exit" />{text('sign.out')}</button></li>
          </ul>
          <Preferences />
          <SyncBar />
        </Dialog>
      ) : null}
    </div>
  )
}
