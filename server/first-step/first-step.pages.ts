/** `/public/first-step`: the form, its answer, and what the code opens. No session, no cookie, no script; nothing of a request is logged. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressLimits, formTimes, mostOfPointInDay, registeringOn } from '@hoa-nhap/domain/first-step/first-step.law'
import { codeOf, eraseDay, judgeAsk, readCode, type FormProblems, type Typed } from '@hoa-nhap/domain/first-step/first-step.rules'
import { longCitation } from '@hoa-nhap/domain/kernel/instruments'
import { Html } from '../platform/html.ts'
import type { Platform } from '../platform/platform.ts'
import { databaseProblem } from '../platform/problems.ts'
import type { PageParts } from '../platform/route.ts'
import { AddressLimits } from './address-limits.ts'
import { asAnybody, codeHash, noteWithdrawal, openAnswer, pointsText, sealAsk, type FoundRow, type PointRow } from './first-step.store.ts'
import { issueToken, readToken } from './form-token.ts'
import { pageHeaders, wholePage, type PageLanguage } from './page-frame.ts'
import { addressOf, answerPage, choicePage, codeForm, codePath, formPage, formPath, madePage, refusalStrip, surePage, trapField, withdrawnPage, type Point, type Registrar } from './page-parts.ts'
import { pageTexts, type Refused } from './page-texts.ts'

const mostBytes = 16 * 1024
const hide = { schema: { hide: true } } as const

const languageOf = (given: unknown): PageLanguage => (given === 'en' ? 'en' : 'vi')
const queryText = (request: FastifyRequest, name: string): string | null => {
  const value = (request.query as Record<string, unknown>)[name]
  return typeof value === 'string' && value.length <= 100 ? value : null
}
function typedOf(body: unknown): Typed {
  const typed: Record<string, string[]> = {}
  if (body instanceof URLSearchParams) for (const [name, value] of body) typed[name] = [...(typed[name] ?? []), value]
  return typed
}
const one = (typed: Typed, name: string): string => typed[name]?.[0] ?? ''

const pointOf = (row: PointRow): Point => ({ agencyId: row.agency_id, name: row.name, unitId: row.unit_id, unitName: row.unit_name, provinceId: row.province_id, provinceName: row.province_name })
async function pointsOf(platform: Platform): Promise<readonly Point[]> {
  return asAnybody(platform, async (transaction) => (await transaction.query<PointRow>({ name: 'first-step-points', text: pointsText })).rows.map(pointOf))
}
/** With whom registering is done for that place, by the law of today. */
async function registrarOf(platform: Platform, point: Point, language: PageLanguage): Promise<Registrar> {
  const { kind, citation } = registeringOn(platform.today())
  const rows = await asAnybody(platform, async (transaction) => (await transaction.query<{ name: string }>({ name: 'first-step-registrar', text: 'select name from agency where id = $1', values: [`${kind}:${point.unitId}`] })).rows)
  const plain = kind === 'commune-police' ? (language === 'vi' ? 'Công an cấp xã' : 'the commune police') : language === 'vi' ? 'Ủy ban nhân dân cấp xã' : 'the commune People’s Committee'
  return { name: rows[0]?.name ?? plain, article: longCitation(citation, language) }
}

export function firstStepPages(scope: FastifyInstance, { platform, sameOrigin }: PageParts): void {
  const limits = new AddressLimits(addressLimits.windowMinutes)
  const clock = () => Date.parse(platform.now())
  const send = (reply: FastifyReply, status: number, language: PageLanguage, title: string, body: Html, otherLanguage?: string) =>
    reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(wholePage({ language, title, body, otherLanguage, demo: platform.demo }))
  const refusedPage = (reply: FastifyReply, status: number, language: PageLanguage, refused: Refused, minutes = 0) => send(reply, status, language, pageTexts[language].refusedTitle, refusalStrip(language, refused, minutes)!)

  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: mostBytes }, (_, text, done) => { done(null, new URLSearchParams(text as string)) })
  scope.setErrorHandler((error, request, reply) => {
    const { code, statusCode, name } = error as { code?: string; statusCode?: number; name?: string }
    const language = languageOf(queryText(request, 'lang'))
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusedPage(reply, 413, language, 'too-large')
    if (databaseProblem(error, false) !== null) return refusedPage(reply, 503, language, 'down')
    if (statusCode && statusCode < 500) return refusedPage(reply, statusCode, language, 'unreadable')
    platform.log.error({ requestId: request.id, operation: 'public.first-step', kind: name, code }, 'unexpected error')
    return refusedPage(reply, 500, language, 'down')
  })

  const showForm = async (reply: FastifyReply, status: number, language: PageLanguage, point: Point, more: { readonly typed?: Typed; readonly token?: string; readonly problems?: FormProblems; readonly refused?: Refused; readonly minutes?: number } = {}) =>
    send(reply, status, language, pageTexts[language].title, formPage({
      language, point, registrar: await registrarOf(platform, point, language), token: more.token ?? issueToken(platform, point.agencyId), typed: more.typed ?? {}, problems: more.problems ?? {}, refused: more.refused ?? null, ...(more.minutes ? { minutes: more.minutes } : {}),
    }), more.refused ? undefined : addressOf(formPath, { point: point.agencyId, lang: language === 'vi' ? 'en' : null }))

  scope.get(formPath, { ...hide, config: { operation: 'public.first-step' } }, async (request, reply) => {
    const language = languageOf(queryText(request, 'lang'))
    const points = await pointsOf(platform)
    const wanted = queryText(request, 'point')
    const point = points.find((each) => each.agencyId === wanted)
    if (point) return showForm(reply, 200, language, point)
    const unit = queryText(request, 'unit')
    const body = choicePage(language, points, unit)
    return send(reply, wanted === null ? 200 : 404, language, pageTexts[language].title, wanted === null ? body : joined(refusalStrip(language, 'no-such-point')!, body), addressOf(formPath, { unit, lang: language === 'vi' ? 'en' : null }))
  })

  scope.post(formPath, { ...hide, bodyLimit: mostBytes, config: { operation: 'public.first-step-send' } }, async (request, reply) => {
    const typed = typedOf(request.body)
    const language = languageOf(one(typed, 'lang'))
    if (!sameOrigin(request)) return refusedPage(reply, 403, language, 'foreign')
    const point = (await pointsOf(platform)).find((each) => each.agencyId === one(typed, 'point'))
    if (!point) return refusedPage(reply, 404, language, 'no-such-point')
    const now = platform.now()
    const token = readToken(platform, one(typed, 'token'), point.agencyId, now)
    // The trap before the clock: whoever falls into it is told the same way, and has all that was typed.
    if (one(typed, trapField) !== '') return showForm(reply, 422, language, point, { typed, refused: 'robot' })
    if (token.state === 'too-quick') return showForm(reply, 422, language, point, { typed, token: one(typed, 'token'), refused: 'too-quick' })
    if (token.state !== 'good') return showForm(reply, 422, language, point, { typed, refused: 'too-old' })
    const judged = judgeAsk(typed)
    if (!judged.ok) return showForm(reply, 422, language, point, { typed, token: one(typed, 'token'), problems: 'problems' in judged ? judged.problems : {}, refused: 'fields' })
    const minutes = limits.wait('request', request.ip, addressLimits.requests, clock())
    if (minutes > 0) return showForm(reply, 429, language, point, { typed, token: one(typed, 'token'), refused: 'too-many', minutes })

    // From the word of this form alone: the same form sent twice is one request, and within moments gets the same code.
    const id = uuidOf(platform.keys.blindIndex('first-step-id', token.nonce))
    const code = codeOf(createHash('sha256').update(platform.keys.blindIndex('first-step-new-code', `${token.nonce}\n${JSON.stringify(judged.value)}`)).digest())
    const [today, eraseOn] = [platform.today(), eraseDay(platform.today())]
    const outcome = await asAnybody(platform, async (transaction) => (await transaction.query<{ outcome: 'made' | 'again' | 'sent-already' | 'no-such-point' | 'full' }>({
      name: 'first-step-make', text: 'select make_first_step($1, $2, $3, $4, $5, $6, $7, $8) as outcome',
      values: [id, point.agencyId, codeHash(platform.keys, code), sealAsk(platform.keys, id, judged.value), now, new Date(clock() - formTimes.repeatMinutes * 60_000).toISOString(), mostOfPointInDay, eraseOn],
    })).rows[0]!.outcome)
    if (outcome === 'made') limits.add('request', request.ip, clock())
    if (outcome === 'no-such-point') return refusedPage(reply, 404, language, outcome)
    if (outcome === 'full') return showForm(reply, 429, language, point, { typed, token: one(typed, 'token'), refused: outcome })
    if (outcome === 'sent-already') return showForm(reply, 409, language, point, { typed, refused: outcome })
    return send(reply, 200, language, pageTexts[language].madeTitle, madePage(language, { code, point, byPhone: judged.value.reach === 'phone', on: today, eraseOn }))
  })

  scope.get(codePath, { ...hide, config: { operation: 'public.first-step-code' } }, async (request, reply) => {
    const language = languageOf(queryText(request, 'lang'))
    return send(reply, 200, language, pageTexts[language].codeTitle, codeForm(language, { refused: null }), addressOf(codePath, { lang: language === 'vi' ? 'en' : null }))
  })

  scope.post(codePath, { ...hide, bodyLimit: mostBytes, config: { operation: 'public.first-step-code' } }, async (request, reply) => {
    const typed = typedOf(request.body)
    const language = languageOf(one(typed, 'lang'))
    const texts = pageTexts[language]
    if (!sameOrigin(request)) return refusedPage(reply, 403, language, 'foreign')
    const minutes = limits.wait('code', request.ip, addressLimits.wrongCodes, clock())
    if (minutes > 0) return send(reply, 429, language, texts.codeTitle, codeForm(language, { refused: 'too-many', minutes }))
    const code = readCode(one(typed, 'code').slice(0, 60))
    if (!code) return send(reply, 422, language, texts.codeTitle, codeForm(language, { typed: one(typed, 'code').slice(0, 60), refused: 'code-form' }))
    const hash = codeHash(platform.keys, code)
    const absent = () => {
      limits.add('code', request.ip, clock())
      return send(reply, 404, language, texts.codeTitle, codeForm(language, { typed: code, refused: 'wrong-code' }))
    }
    if (one(typed, 'act') === 'withdraw') {
      const gone = await asAnybody(platform, async (transaction) => (await transaction.query<{ gone: boolean }>({ name: 'first-step-withdraw', text: 'select withdraw_first_step($1) as gone', values: [hash] })).rows[0]!.gone)
      if (gone) noteWithdrawal(platform, hash)
      return gone ? send(reply, 200, language, texts.withdrawn, withdrawnPage(language)) : absent()
    }
    const found = await asAnybody(platform, async (transaction) => (await transaction.query<FoundRow>({ name: 'first-step-of-code', text: 'select id, agency_name, unit_id, status, answer, made_on::text, erase_on::text, opened_on::text, contacted_on::text from first_step_of_code($1)', values: [hash] })).rows[0])
    if (!found) return absent()
    if (one(typed, 'act') === 'ask') return send(reply, 200, language, texts.withdrawSure, surePage(language, code))
    return send(reply, 200, language, texts.codeTitle, answerPage(language, code, {
      agencyName: found.agency_name, status: found.status, answer: openAnswer(platform.keys, found.id, found.answer), madeOn: found.made_on, eraseOn: found.erase_on, openedOn: found.opened_on, contactedOn: found.contacted_on,
    }))
  })
}

const joined = (first: Html, second: Html): Html => new Html(first.text + second.text)

/** A UUID (version 8) from bytes that nobody can guess. */
function uuidOf(bytes: Buffer): string {
  const hex = Buffer.from(bytes.subarray(0, 16))
  hex[6] = (hex[6]! & 0x0f) | 0x80
  hex[8] = (hex[8]! & 0x3f) | 0x80
  return hex.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
