/** Numbers as an official reads them: dot for thousands, comma for decimals. */
import type { Figure, FigureDefinition } from './reports.model.ts'
import { small } from './small-cells.rules.ts'

/** At most `decimals` places, without trailing noughts. */
export function numberWords(value: number, decimals = 0): string {
  const [whole, part = ''] = Math.abs(value).toFixed(decimals).split('.')
  const fraction = part.replace(/0+$/, '')
  return `${value < 0 ? '−' : ''}${whole!.replaceAll(/\B(?=(\d{3})+$)/g, '.')}${fraction ? `,${fraction}` : ''}`
}

const decimalsOf = (definition: FigureDefinition) => (definition.unit === '%' ? 2 : definition.source.from === 'entry' ? (definition.source.decimals ?? 0) : 0)
const blank = '……'

/** Why a figure has no number; null where it has one. */
export function reasonWords(figure: Figure, language: 'vi' | 'en' = 'vi'): string | null {
  if (figure.value !== null) return null
  const known: Readonly<Record<string, readonly [string, string]>> = {
    [small]: ['không nêu (số nhỏ)', 'not shown (small number)'], 'not-entered': ['chưa nhập', 'not entered yet'], 'part-unknown': ['chưa đủ số thành phần', 'a part of it is missing'], 'not-counted': ['chưa tính được', 'cannot be computed'],
    'nobody-counted': ['trong kỳ không có ai thuộc diện tính', 'nobody was to be counted in the period'], 'no-place-here': ['chỉ tính ở cấp xã, tỉnh', 'computed for communes and provinces only'],
  }
  const words = known[figure.reason ?? 'not-counted']
  return words ? words[language === 'vi' ? 0 : 1] : figure.reason!
}

/** In a sentence: a number, what is kept back, or a blank for the pen. */
export function inSentence(definition: FigureDefinition, figure: Figure | undefined): string {
  if (!figure || figure.value === null) return figure?.reason === small ? `(${reasonWords(figure)})` : blank
  const number = numberWords(figure.value, decimalsOf(definition))
  return definition.unit === '%' ? `${number} %${figure.met !== undefined && figure.of !== undefined ? ` (${numberWords(figure.met)}/${numberWords(figure.of)})` : ''}` : number
}

/** In a table. */
export function inTable(definition: FigureDefinition, figure: Figure | undefined): string {
  if (!figure || figure.value === null) return ''
  const number = numberWords(figure.value, decimalsOf(definition))
  return definition.unit === '%' && figure.met !== undefined && figure.of !== undefined ? `${number} (${numberWords(figure.met)}/${numberWords(figure.of)})` : number
}

/** The sentence with its figures put in. */
export function fillSentence(sentence: string, definitions: ReadonlyMap<string, FigureDefinition>, figures: ReadonlyMap<string, Figure>): string {
  return sentence.replaceAll(/\{([\w-]+)\}/g, (_, id: string) => {
    const definition = definitions.get(id)
    return definition ? inSentence(definition, figures.get(id)) : blank
  })
}
