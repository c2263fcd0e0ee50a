/** The public pages themselves: the choice of a point, the form, the code, the answer. */
import { firstStepEn } from '@hoa-nhap/domain/first-step/first-step.en'
import { eraseAfterDays } from '@hoa-nhap/domain/first-step/first-step.law'
import { askers, callTimes, helpKinds, lengths, reaches, type FirstStepStatus } from '@hoa-nhap/domain/first-step/first-step.model'
import type { FormField, FormProblems, Typed } from '@hoa-nhap/domain/first-step/first-step.rules'
import { firstStepVi, type FirstStepWords } from '@hoa-nhap/domain/first-step/first-step.vi'
import { html, type Html } from '../platform/html.ts'
import type { PageLanguage } from './page-frame.ts'
import { fieldSentence, pageTexts, type Refused } from './page-texts.ts'

export const formPath = '/public/first-step'
export const codePath = '/public/first-step/code'
/** A field no person sees; whoever fills it is no person. */
export const trapField = 'website'

export type Point = { readonly agencyId: string; readonly name: string; readonly unitId: string; readonly provinceId: string; readonly provinceName: string; readonly unitName: string }
export type Registrar = { readonly name: string; readonly article: string }

export const wordsOf = (language: PageLanguage): FirstStepWords => (language === 'vi' ? firstStepVi : firstStepEn)
export const addressOf = (path: string, query: Readonly<Record<string, string | null | undefined>>): string => {
  const pairs = Object.entries(query).flatMap(([key, value]) => (value ? [`${key}=${encodeURIComponent(value)}`] : []))
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path
}
const languageOf = (language: PageLanguage) => (language === 'vi' ? null : language)
const shownDay = (on: string) => on.split('-').toReversed().join('/')

export function refusalStrip(language: PageLanguage, refused: Refused | null, minutes = 0): Html | null {
  return refused === null ? null : html`<p class="strip" role="alert">${pageTexts[language].refused[refused].replace('{minutes}', String(minutes))}</p>`
}

/** Points by province; with few of them all are listed at once. */
export function choicePage(language: PageLanguage, points: readonly Point[], unit: string | null): Html {
  const texts = pageTexts[language]
  const here = unit === null ? points : points.filter((point) => point.unitId === unit || point.provinceId === unit)
  const provinces = [...new Map(here.map((point) => [point.provinceId, point.provinceName]))]
  const link = (point: Point) => html`<li><a href="${addressOf(formPath, { point: point.agencyId, lang: languageOf(language) })}">${point.name}</a>${point.name.includes(point.unitName.split(' ').slice(1).join(' ')) ? null : html` <span class="note">${point.unitName}</span>`}</li>`
  return html`<p>${texts.chooseNote}</p>
${here.length === 0 ? html`<p class="box">${texts.noPoints} ${points.length > 0 ? html`<a href="${addressOf(formPath, { lang: languageOf(language) })}">${texts.otherPlaces}</a>` : null}</p>` : html`<h2>${texts.choose}</h2>`}
${provinces.map(([id, name]) => html`<section class="box"><h2>${name}</h2><ul>${here.filter((point) => point.provinceId === id).map(link)}</ul></section>`)}
<p class="noprint"><a href="${addressOf(codePath, { lang: languageOf(language) })}">${texts.lookUp}</a></p>`
}

export type FormParts = { readonly language: PageLanguage; readonly point: Point; readonly registrar: Registrar; readonly token: string; readonly typed: Typed; readonly problems: FormProblems; readonly refused: Refused | null; readonly minutes?: number }

export function formPage({ language, point, registrar, token, typed, problems, refused, minutes }: FormParts): Html {
  const texts = pageTexts[language]
  const words = wordsOf(language)
  const value = (name: string) => typed[name]?.[0] ?? ''
  const wrong = (field: FormField) => (problems[field] ? html`<p class="wrong" id="wrong-${field}" role="alert">${fieldSentence(texts, field, problems[field])}</p>` : null)
  const marked = (field: FormField, note = false) => (problems[field] ? html` aria-invalid="true" aria-describedby="wrong-${field}${note ? ` note-${field}` : ''}"` : note ? html` aria-describedby="note-${field}"` : null)
  const picks = <Key extends string>(type: 'radio' | 'checkbox', name: string, keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
    keys.map((key) => html`<label class="pick"><input type="${type}" name="${name}" value="${key}"${typed[name]?.includes(key) ? html` checked` : null}> ${labels[key]}</label>`)
  return html`<p class="note">${texts.to}: <b>${point.name}</b> · <a href="${addressOf(formPath, { lang: languageOf(language) })}">${texts.otherPlaces}</a></p>
${refusalStrip(language, refused, minutes)}
<section class="box before" aria-labelledby="before"><h2 id="before" style="margin-top:0">${texts.before}</h2><ul>
<li>${texts.reads(point.name)}</li><li>${texts.creates}</li><li>${texts.registering(registrar.name, registrar.article)}</li><li>${texts.erased(eraseAfterDays)} ${texts.kept}</li><li><b>${texts.danger}</b></li></ul></section>
<form method="post" action="${formPath}" accept-charset="utf-8" autocomplete="off" novalidate>
<input type="hidden" name="point" value="${point.agencyId}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="lang" value="${language}">
<div class="field"><label class="head" for="alias">${texts.alias}</label><input type="text" id="alias" name="alias" maxlength="${lengths.alias}" value="${value('alias')}" required${marked('alias', true)}><p class="note" id="note-alias">${texts.aliasNote}</p>${wrong('alias')}</div>
<fieldset${marked('who')}><legend>${texts.who}</legend>${picks('radio', 'who', askers, words.who)}${wrong('who')}</fieldset>
<fieldset${marked('help')}><legend>${texts.help} <span class="note">${texts.helpNote}</span></legend>${picks('checkbox', 'help', helpKinds, words.help)}${wrong('help')}</fieldset>
<fieldset${marked('reach')}><legend>${texts.reach}</legend>${picks('radio', 'reach', reaches, words.reach)}${wrong('reach')}</fieldset>
<div class="field"><label class="head" for="phone">${texts.phone}</label><input type="tel" id="phone" name="phone" maxlength="20" inputmode="tel" value="${value('phone')}"${marked('phone', true)}><p class="note" id="note-phone">${texts.phoneNote}</p>${wrong('phone')}</div>
<div class="field"><label class="head" for="callTime">${texts.callTime}</label><select id="callTime" name="callTime"${marked('callTime')}>${callTimes.map((key) => html`<option value="${key}"${value('callTime') === key ? html` selected` : null}>${words.callTime[key]}</option>`)}</select>${wrong('callTime')}</div>
<div class="field"><label class="head" for="note">${texts.note}</label><textarea id="note" name="note" rows="4"${marked('note', true)}>
${value('note')}</textarea><p class="note" id="note-note">${texts.noteFor(lengths.note)}</p>${wrong('note')}</div>
<div class="away" aria-hidden="true"><label for="${trapField}">${texts.trap}</label><input type="text" id="${trapField}" name="${trapField}" tabindex="-1" autocomplete="off"></div>
<div class="buttons"><button type="submit">${texts.send}</button></div></form>`
}

export function madePage(language: PageLanguage, made: { readonly code: string; readonly point: Point; readonly byPhone: boolean; readonly on: string; readonly eraseOn: string }): Html {
  const texts = pageTexts[language]
  return html`<p class="code" id="code">${made.code}</p><p><b>${texts.codeOnce}</b></p>
<h2>${texts.whatNow}</h2><p>${made.byPhone ? texts.nowPhone(made.point.name) : texts.nowCode(made.point.name)}</p>
<dl><dt>${texts.to}</dt><dd>${made.point.name}</dd><dt>${texts.sentOn}</dt><dd>${shownDay(made.on)}</dd><dt>${texts.erasedOn}</dt><dd>${shownDay(made.eraseOn)}</dd></dl>
<p>${texts.lookUp}: <span class="noprint"><a href="${addressOf(codePath, { lang: languageOf(language) })}">${codePath}</a></span></p><p class="note">${texts.shared}</p>`
}

export function codeForm(language: PageLanguage, parts: { readonly typed?: string; readonly refused: Refused | null; readonly minutes?: number }): Html {
  const texts = pageTexts[language]
  return html`${refusalStrip(language, parts.refused, parts.minutes)}
<form method="post" action="${codePath}" accept-charset="utf-8" autocomplete="off"><input type="hidden" name="lang" value="${language}">
<div class="field"><label class="head" for="code">${texts.code}</label><input type="text" id="code" name="code" maxlength="40" autocapitalize="characters" spellcheck="false" value="${parts.typed ?? ''}" required aria-describedby="note-code"><p class="note" id="note-code">${texts.codeNote}</p></div>
<div class="buttons"><button type="submit" name="act" value="look">${texts.look}</button><a href="${addressOf(formPath, { lang: languageOf(language) })}">${texts.again}</a></div></form>`
}

export type Found = { readonly agencyName: string; readonly status: FirstStepStatus; readonly answer: string | null; readonly madeOn: string; readonly eraseOn: string; readonly openedOn: string | null; readonly contactedOn: string | null }

export function answerPage(language: PageLanguage, code: string, found: Found): Html {
  const texts = pageTexts[language]
  return html`<dl><dt>${texts.to}</dt><dd>${found.agencyName}</dd><dt>${texts.sentOn}</dt><dd>${shownDay(found.madeOn)}</dd><dt>${texts.state}</dt><dd>${found.openedOn === null ? texts.notOpened : found.status === 'new' ? `${texts.openedOn}: ${shownDay(found.openedOn)}` : wordsOf(language).status[found.status]}</dd>
${found.openedOn !== null && found.status !== 'new' ? html`<dt>${texts.openedOn}</dt><dd>${shownDay(found.openedOn)}</dd>` : null}${found.contactedOn ? html`<dt>${texts.contactedOn}</dt><dd>${shownDay(found.contactedOn)}</dd>` : null}<dt>${texts.erasedOn}</dt><dd>${shownDay(found.eraseOn)}</dd></dl>
<h2>${texts.answer}</h2>${found.answer === null ? html`<p>${texts.noAnswer}</p>` : html`<p class="box answer">${found.answer}</p>`}
<form method="post" action="${codePath}"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="code" value="${code}"><div class="buttons"><button type="submit" class="plain" name="act" value="ask">${texts.withdraw}</button></div></form><p class="note">${texts.shared}</p>`
}

export function surePage(language: PageLanguage, code: string): Html {
  const texts = pageTexts[language]
  return html`<p>${texts.withdrawNote}</p><form method="post" action="${codePath}"><input type="hidden" name="lang" value="${language}"><input type="hidden" name="code" value="${code}">
<div class="buttons"><button type="submit" class="plain" name="act" value="withdraw">${texts.withdrawYes}</button><button type="submit" name="act" value="look">${texts.withdrawNo}</button></div></form>`
}

export function withdrawnPage(language: PageLanguage): Html {
  const texts = pageTexts[language]
  return html`<p>${texts.withdrawnNote}</p><p><a href="${addressOf(formPath, { lang: languageOf(language) })}">${texts.again}</a></p>`
}
