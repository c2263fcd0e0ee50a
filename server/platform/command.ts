/** What a slice gives to the command line: `server/<slice>/<slice>.commands-line.ts` exports `commands`, listed in `server/cli/commands.ts`. */
import type { OpenPlatform } from './open-platform.ts'

export type CommandLineContext = {
  readonly opened: OpenPlatform
  say(sentence: string): void
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly parameters: readonly string[]
}

export type CommandLineCommand = {
  /** As typed: `units import <units.csv> <successions.csv>`. */
  readonly usage: string
  readonly summary: string
  readonly options?: readonly { readonly flags: string; readonly summary: string }[]
  readonly run: (context: CommandLineContext) => Promise<void>
}
