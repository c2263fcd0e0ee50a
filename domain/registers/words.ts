/** The words of registers: the shape each slice fills in `<slice>.registers.vi.ts` and `.en.ts`. */
type Words = Readonly<Record<string, string>>

export type RegisterWords = {
  /** Name of the register, of one record, and a short paragraph that says what it is for and who keeps it. */
  readonly name: string
  readonly one: string
  readonly help: string
  readonly statuses: Words
  /** The act as a heading ("Tạm đình chỉ") and, where the button says more, as a verb. */
  readonly acts: Words
  readonly fields: Words
  /** Under the field: what is meant, how to write it. */
  readonly hints?: Words
  /** By field, then by value. */
  readonly options?: Readonly<Record<string, Words>>
  /** Clocks of `duesOf`, and what their dates hang on (the anchor without its prefix). */
  readonly clocks?: Words
  readonly anchors?: Words
  /** Other headings under which lists of offices name a field; read by the import. */
  readonly headings?: Readonly<Record<string, readonly string[]>>
}
/** By register id. */
export type AllRegisterWords = Readonly<Record<string, RegisterWords>>
