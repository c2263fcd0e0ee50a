import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** The width of an element in CSS pixels; `initial` until it is laid out. */
export function useWidth<Element extends HTMLElement>(initial: number): readonly [RefObject<Element | null>, number] {
  const reference = useRef<Element | null>(null)
  const [width, setWidth] = useState(initial)
  useLayoutEffect(() => {
    const element = reference.current
    if (!element) return
    const measure = (): void => setWidth((before) => (element.clientWidth > 0 ? element.clientWidth : before))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [reference, width]
}
