/** A small panel under the control that opens it. Esc or a click elsewhere closes; focus returns to the control. */
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react'

export function Popover({ label, className, children, title }: { readonly label: ReactNode; readonly className?: string; readonly title: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    if (!open || !button.current || !panel.current) return
    const at = button.current.getBoundingClientRect()
    const size = panel.current.getBoundingClientRect()
    const left = Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8))
    const below = at.bottom + 6 + size.height < window.innerHeight || at.top < size.height
    panel.current.style.left = `${left}px`
    panel.current.style.top = `${below ? at.bottom + 6 : at.top - size.height - 6}px`
    panel.current.focus({ preventScroll: true })
  }, [open])
  useEffect(() => {
    if (!open) return
    const close = (back: boolean) => {
      setOpen(false)
      if (back) button.current?.focus()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        close(true)
      }
    }
    const onPointer = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Node) && !button.current?.contains(event.target as Node)) close(false)
    }
    const onScroll = (event: Event) => { if (!panel.current?.contains(event.target as Node)) close(false) }
    document.addEventListener('keydown', onKey, true)
    document.addEventListener('pointerdown', onPointer)
    window.addEventListener('scroll', onScroll, true)
    return () => {
      document.removeEventListener('keydown', onKey, true)
      document.removeEventListener('pointerdown', onPointer)
      window.removeEventListener('scroll', onScroll, true)
    }
  }, [open])
  return (
    <>
      <button ref={button} type="button" className={className} aria-expanded={open} aria-controls={open ? id : undefined} aria-haspopup="dialog" onClick={() => setOpen(!open)}>{label}</button>
      {open ? <div ref={panel} id={id} role="dialog" aria-label={title} tabIndex={-1} className="popover">{children}</div> : null}
    </>
  )
}
