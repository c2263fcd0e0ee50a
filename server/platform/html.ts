/** Markup for pages without a script. Every value is escaped where it is put in; only what is markup itself stays. */
const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const unsafe = /[&<>"']/
export const escaped = (text: string): string => (unsafe.test(text) ? text.replaceAll(/[&<>"']/g, (mark) => marks[mark]!) : text)

export class Html {
  readonly text: string
  constructor(text: string) { this.text = text }
}
export type HtmlPart = string | number | Html | null | false | undefined | readonly HtmlPart[]
const rendered = (part: HtmlPart): string => (part === null || part === false || part === undefined ? '' : part instanceof Html ? part.text : Array.isArray(part) ? part.map(rendered).join('') : escaped(String(part)))
export const html = (strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html => new Html(strings.reduce((text, string, index) => text + string + (index < parts.length ? rendered(parts[index]) : ''), ''))
