/** The commands of all slices. A slice adds one import and one line. */
import { commands as access } from '../access/access.commands-line.ts'
import { commands as mail } from '../mail/mail.commands-line.ts'
import { commands as measures } from '../measures/measures.commands-line.ts'
import { commands as organization } from '../organization/organization.commands-line.ts'
import { commands as signing } from '../documents/sign/sign.commands-line.ts'
import { commands as keys } from '../people/person-keys.commands-line.ts'
import { commands as rosters } from './import-roster.commands-line.ts'
import { commands as transfer } from './transfer.commands-line.ts'
import { commands as demonstration } from '../demonstration/demonstration.commands-line.ts'
import type { CommandLineCommand } from '../platform/command.ts'

export const commands: readonly CommandLineCommand[] = [
  ...access,
  ...demonstration,
  ...keys,
  ...mail,
  ...measures,
  ...organization,
  ...rosters,
  ...signing,
  ...transfer,
]
