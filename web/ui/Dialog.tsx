/** A modal over the page: the browser's own dialog, so focus is kept inside and returns, and Esc closes. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { appText } from '../app/app.text.ts'
import { Icon } from './icons.tsx'

export function Dialog({ title, onClose, children, className }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode; readonly className?: string }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const text = appText.useText()
  const id = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    // React sets no `autofocus` attribute, and without one the dialog would begin on its closing button.
    element?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      if (element?.open) element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog} className={className ? `dialog ${className}` : 'dialog'} aria-labelledby={id}
      onClose={onClose} onClick={(event) => { if (event.target === dialog.current) dialog.current?.close() }}
    >
      <div className="dialog-inner">
        <div className="dialog-head"><h2 id={id}>{title}</h2><button type="button" className="icon-button" aria-label={text('close')} onClick={() => dialog.current?.close()}><Icon name="close" /></button></div>
        {children}
      </div>
    </dialog>
  )
}
