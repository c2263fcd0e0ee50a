/**
 * Figures of training, pure. The share counts whoever manages or does rehabilitation in a facility, a district body or a commune and stood in the post
 * on the reference day (the last day of the year, or today while the year runs); trained is who took part, to the end, in a course that ended in the year.
 */
import { addMonths, type PlainDate } from '../kernel/plain-date.ts'
import { countedLevels, levelOf, qualifying, type CertificateKind, type HeldCertificate, type KindOfWork, type StaffPost, type TrainingLevel, type TrainingTaken } from './training.model.ts'

export function certificateValidOn(certificate: HeldCertificate, on: PlainDate): boolean {
  return !certificate.foundFalse && certificate.issuedOn <= on && (certificate.validTo === null || on <= certificate.validTo) && (certificate.revokedOn === null || on < certificate.revokedOn)
}
export const inPostOn = (post: Pick<StaffPost, 'from' | 'to'>, on: PlainDate): boolean => post.from <= on && (post.to === null || on <= post.to)

export const counts = (work: KindOfWork): boolean => work !== 'other'

/** The day on which posts are counted: the last of the year, today while it runs. */
export function referenceDay(year: number, today: PlainDate): PlainDate {
  const last = `${year}-12-31` as PlainDate
  return last < today ? last : today
}

export type Trained = { readonly staffId: string; readonly agencyId: string; readonly unitId: string; readonly level: TrainingLevel; readonly profession: StaffPost['profession']; readonly work: KindOfWork; readonly trained: boolean }

/** One line for each post that counts; the figure is the number of lines, the list is the lines. */
export function trainedInYear(posts: readonly StaffPost[], taken: readonly TrainingTaken[], year: number, today: PlainDate): readonly Trained[] {
  const on = referenceDay(year, today)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const trained = new Set(taken.filter((each) => each.outcome !== 'failed' && each.endedOn >= first && each.endedOn <= last && each.endedOn <= today).map((each) => each.holderId))
  return posts.flatMap((post): Trained[] => {
    const level = levelOf(post.agencyKind)
    if (!level || !countedLevels.includes(level) || !counts(post.work) || !inPostOn(post, on)) return []
    return [{ staffId: post.staffId, agencyId: post.agencyId, unitId: post.unitId, level, profession: post.profession, work: post.work, trained: trained.has(post.holderId) }]
  })
}

export type Share = { readonly met: number; readonly of: number }
export const shareOf = (lines: readonly Trained[]): Share => ({ met: lines.filter((line) => line.trained).length, of: lines.length })
export function shareBy<Key extends string>(lines: readonly Trained[], key: (line: Trained) => Key): Readonly<Record<string, Share>> {
  const shares: Record<string, { met: number; of: number }> = {}
  for (const line of lines) {
    const share = (shares[key(line)] ??= { met: 0, of: 0 })
    share.of += 1
    if (line.trained) share.met += 1
  }
  return shares
}

/** Agencies (of those given) in which nobody in post holds a qualification for determining addiction valid on that day. */
export function withoutAssessor(agencies: readonly string[], posts: readonly StaffPost[], certificates: readonly HeldCertificate[], on: PlainDate): readonly string[] {
  const qualified = new Set(certificates.filter((each) => qualifying.includes(each.kind) && certificateValidOn(each, on)).map((each) => each.holderId))
  const covered = new Set(posts.filter((post) => inPostOn(post, on) && qualified.has(post.holderId)).map((post) => post.agencyId))
  return agencies.filter((agency) => !covered.has(agency))
}

export type Expiry = { readonly month: string; readonly kind: CertificateKind; readonly certificates: number }
/** How many certificates that are valid today end in each of the coming months, this one included. */
export function expiryForecast(certificates: readonly HeldCertificate[], today: PlainDate, months: number): readonly Expiry[] {
  const thisMonth = `${today.slice(0, 7)}-01` as PlainDate
  const last = addMonths(thisMonth, months)
  const found = new Map<string, { month: string; kind: CertificateKind; certificates: number }>()
  for (const each of certificates) {
    if (each.validTo === null || each.validTo >= last || !certificateValidOn(each, today)) continue
    const month = each.validTo.slice(0, 7)
    const line = found.get(`${month} ${each.kind}`) ?? { month, kind: each.kind, certificates: 0 }
    found.set(`${month} ${each.kind}`, { ...line, certificates: line.certificates + 1 })
  }
  return [...found.values()].toSorted((a, b) => (a.month === b.month ? (a.kind < b.kind ? -1 : 1) : a.month < b.month ? -1 : 1))
}
