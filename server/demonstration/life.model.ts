/** What an invented life consists of. */
import type { RuleContext } from '@hoa-nhap/domain/kernel/measure'
import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import type { Command, Person, PlacedAttachment } from '@hoa-nhap/domain/measures/engine'

/** Where a person lives, and what that commune is called on a day. */
export type Home = { unitOn(on: PlainDate): string; provinceOn(on: PlainDate): string }
/** Days on which communes became others, for the hand-over of what is open. */
export type Reform = { readonly on: PlainDate }

export type PostedAct = { readonly command: Command; readonly actor: RuleContext['actor']; readonly today: PlainDate; readonly now: string; readonly eventIds: readonly { readonly measureId: string; readonly id: string }[] }

export type Life = {
  readonly person: Person
  readonly attachments: readonly PlacedAttachment[]
  /** Every act as it was posted, in order: a test posts a sample again through the commands and finds the same rows. */
  readonly posted: readonly PostedAct[]
  readonly homes: readonly { readonly home: Home; readonly from: PlainDate }[]
}
