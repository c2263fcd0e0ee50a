/** A link that looks and is pressed like a button. */
import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'
import type { Ref } from 'react'

/** `look`, because a link's `type` is another thing. */
function LinkButton({ ref, look = 'default', ...props }: Omit<ButtonProps, 'type'> & { readonly look?: 'primary' | 'default'; readonly ref?: Ref<HTMLAnchorElement | HTMLButtonElement> }) {
  return <Button ref={ref ?? null} type={look} {...props} />
}
export const ButtonLink = createLink(LinkButton)
