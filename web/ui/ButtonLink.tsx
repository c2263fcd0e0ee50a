/** A link that looks and is pressed like a button. */
import { createLink } from '@tanstack/react-router'
import { Button, type ButtonProps } from 'antd'
import type { Ref } from 'react'

function LinkButton({ ref, ...props }: ButtonProps & { readonly ref?: Ref<HTMLAnchorElement | HTMLButtonElement> }) {
  return <Button ref={ref ?? null} {...props} />
}
export const ButtonLink = createLink(LinkButton)
