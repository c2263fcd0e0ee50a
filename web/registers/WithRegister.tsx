/** What every page of registers waits for: the words, and a register that is there. */
import type { ReactNode } from 'react'
import type { RegisterDeclaration } from '@hoa-nhap/domain/kernel/register'
import { registerOf } from '@hoa-nhap/domain/registers/registers.registers'
import type { AllRegisterWords, RegisterWords } from '@hoa-nhap/domain/registers/words'
import { Page } from '../ui/page.tsx'
import { Failed, Loading, NotFound } from '../ui/states.tsx'
import { NoLineError } from '../api/client.ts'
import { registersText } from './registers.text.ts'
import { useRegisterWords, wordsOf } from './register-words.ts'
import './registers.css'

export function WithWords({ children }: { readonly children: (words: AllRegisterWords) => ReactNode }) {
  const text = registersText.useText()
  const { words, failed, again } = useRegisterWords()
  if (words) return children(words)
  return <Page title={text('title')}>{failed ? <Failed error={new NoLineError()} again={again} /> : <Loading rows={4} />}</Page>
}

export type Known = { readonly register: RegisterDeclaration; readonly words: RegisterWords; readonly all: AllRegisterWords }
export const trailOf = (known: Known, title: string) => [{ to: '/so', label: title }, { to: `/so/${known.register.id}`, label: known.words.name }]

export function WithRegister({ id, children }: { readonly id: string; readonly children: (known: Known) => ReactNode }) {
  const text = registersText.useText()
  return (
    <WithWords>
      {(all) => {
        const register = registerOf(id)
        return register ? children({ register, words: wordsOf(all, id), all }) : <Page title={text('title')} trail={[{ to: '/so', label: text('title') }]}><NotFound title={text('list.missing')} note="" /></Page>
      }}
    </WithWords>
  )
}
