/** Which of the account's posts is acted for. */
import { useNavigate } from '@tanstack/react-router'
import { switchPost, type SessionView } from '@hoa-nhap/domain/access/session.contract'
import { roleName } from '../access/access.text.ts'
import { queryClient, useSend } from '../api/hooks.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { sentenceOf } from '../ui/states.tsx'
import { appText } from './app.text.ts'
import { Preferences } from './Preferences.tsx'
import { acceptSession } from './session.ts'

export function PostSwitch({ session, onClose }: { readonly session: SessionView; readonly onClose: () => void }) {
  const text = appText.useText()
  const send = useSend(switchPost)
  const navigate = useNavigate()
  const choose = (postId: string) =>
    send.mutate({ body: { postId } }, {
      onSuccess: async (next) => {
        // What one post saw is not shown to another.
        queryClient.clear()
        acceptSession(next)
        onClose()
        await navigate({ to: '/' })
      },
    })
  return (
    <Dialog title={text('post.title')} onClose={onClose}>
      <p className="note">{text(session.posts.length > 1 ? 'post.intro' : 'post.only')}</p>
      <ul className="choices">
        {session.posts.map((post) => {
          const current = post.postId === session.post.postId
          return (
            <li key={post.postId}>
              <button type="button" className="choice" aria-current={current} disabled={send.isPending} onClick={() => (current ? onClose() : choose(post.postId))}>
                <b>{roleName(post.role)}</b><span>{post.agencyName}</span><span className="note">{post.unitName}{post.standsInFor ? ` · ${text('post.for', { name: post.standsInFor })}` : ''}{current ? ` · ${text('post.current')}` : ''}</span>
              </button>
            </li>
          )
        })}
      </ul>
      <Preferences />
      {send.error ? <p className="field-error" role="alert">{sentenceOf(send.error)}</p> : null}
    </Dialog>
  )
}
