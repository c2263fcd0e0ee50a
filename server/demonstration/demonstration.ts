/**
 * Loads the demonstration of invented people on first start: accounts, people with whole lives, the documents and what is asked about them.
 * Each part is one transaction and is noted when it is done, so that a start that was interrupted goes on where it stopped.
 */
import { loadReports } from './reports.ts'
import { addDays, type PlainDate } from '@hoa-nhap/domain/kernel/plain-date'
import { createAccounts } from '../access/accounts.ts'
import { judgeDirectivesDemonstration, loadDirectivesDemonstration } from '../directives/demonstration.ts'
import { loadPlaces } from '../facilities/demonstration.places.ts'
import { loadFirstSteps } from '../first-step/demonstration.ts'
import { surroundings } from '../measures/measures.commands.ts'
import { forgetDirectory } from '../measures/measures.model.ts'
import type { Catalogue } from '@hoa-nhap/domain/organization/organization.rules'
import type { WriteContext } from '../measures/measures.write.ts'
import { catalogueOfRecords, readCatalogue } from '../organization/organization.store.ts'
import type { OpenPlatform } from '../platform/open-platform.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { calibration } from './calibration.ts'
import { loadConfidences } from './confidences.ts'
import { loadCounselling } from './counselling.ts'
import { demonstrationProvinces, inventPerson, inventTwin, isOpen, rowsOfPerson, type InventedPerson, type PersonLoad, type Province } from './population.ts'
import { inventOfficer } from './names.ts'
import { randomOf } from './random.ts'
import { contents } from './registers.content.ts'
import { loadEntriesOfInvented } from '../reintegration/demonstration.ts'
import { loadRegisters, worldOf } from './registers.ts'
import { linkCertificates } from '../training/demonstration.link.ts'

export type Progress = (sentence: string) => void
type Options = {
  readonly provinces?: readonly Province[]
  readonly seed?: string
  /** People only, for load work: no accounts, documents or talks beyond those of the demonstration. */
  readonly peopleOnly?: boolean
  /** Another size of a piece, where a test has few people. */
  readonly peopleInTransaction?: number
}
/** What is loaded after the people, each once. */
export const demonstrationParts = ['accounts', 'counselling', 'confidences', 'first-steps', 'registers', 'certificates', 'places', 'entries', 'directives', 'causes', 'reports'] as const
const seedOfDemonstration = 'hoa-nhap-1'
const peopleInBatch = 50
/**
 * People of one transaction. Whoever writes for a person holds that person's lock until the transaction ends, and the lock table of a PostgreSQL
 * as it comes has room for 6,400; a province that is larger is made in pieces.
 */
export const peopleInTransaction = 4000
const communesWithAccounts = 6

export async function loadDemonstration(opened: Pick<OpenPlatform, 'platform'>, progress: Progress, options: Options = {}): Promise<void> {
  const { platform } = opened
  const seed = options.seed ?? seedOfDemonstration
  const provinces = options.provinces ?? demonstrationProvinces
  let known: Promise<Known> | undefined
  const load: Load = { platform, seed, progress, most: options.peopleInTransaction ?? peopleInTransaction, known: (transaction) => (known ??= readKnown(platform, transaction)) }
  for (const [index, province] of provinces.entries()) {
    await loadPeople(load, province)
    if (provinces.length > demonstrationProvinces.length) progress(`${index + 1}/${provinces.length} tỉnh · provinces`)
  }
  if (options.peopleOnly) { await platform.systemTransaction(async (transaction) => { await transaction.query('set local statement_timeout = 0'); await transaction.query('select rebuild_indicator_buckets()') }); return }
  await once(platform, 'accounts', seed, async (transaction) => {
    progress('Tài khoản minh họa · Accounts')
    const communes = await communesWithMostPeople(transaction, provinces)
    return createAccounts(transaction, { provinces: provinces.map((province) => province.now), communes }, {
      today: platform.today(), now: platform.now(), uuid: platform.uuid, displayName: (_role, _unitName, index) => inventOfficer(randomOf(`${seed}/accounts/${index}`)),
    })
  })
  await once(platform, 'counselling', seed, (transaction) => loadCounselling(transaction, platform, seed))
  await once(platform, 'first-steps', seed, (transaction) => loadFirstSteps(transaction, platform, (name) => randomOf(`${seed}/${name}`)))
  await once(platform, 'confidences', seed, (transaction) => loadConfidences(transaction, platform, seed))
  await once(platform, 'registers', seed, (transaction) => {
    progress('Các sổ · Registers')
    return loadRegisters(transaction, platform, seed, provinces, contents)
  })
  await once(platform, 'certificates', seed, (transaction) => linkCertificates(transaction, platform))
  await once(platform, 'places', seed, (transaction) => loadPlaces(transaction, platform))
  await once(platform, 'entries', seed, async (transaction) => {
    progress('Học nghề, việc làm, hỗ trợ · Training, work, support')
    return loadEntriesOfInvented(transaction, platform, await worldOf(transaction, platform, seed, provinces), (name) => randomOf(`${seed}/${name}`))
  })
  await once(platform, 'directives', seed, async (transaction) => {
    progress('Kế hoạch, công văn · Plans and letters')
    return loadDirectivesDemonstration(transaction, platform.now())
  })
  await once(platform, 'causes', seed, async (transaction) => {
    await transaction.query('select rebuild_indicator_buckets()')
    return judgeDirectivesDemonstration(transaction, platform.now())
  })
  await once(platform, 'reports', seed, (transaction) => {
    progress('Báo cáo · Reports')
    return loadReports(transaction, platform, seed)
  })
}

/** Runs a part that has not been run, and notes it in the same transaction. Two processes that start at once: the second waits and finds it done. */
async function once(platform: Platform, part: (typeof demonstrationParts)[number] | `people ${string}`, seed: string, work: (transaction: ActorTransaction) => Promise<number>): Promise<void> {
  await platform.systemTransaction(async (transaction) => {
    await transaction.query('set local statement_timeout = 0')
    await transaction.query('set local lock_timeout = 0')
    // It waits while the reports are made in transactions of their own.
    await transaction.query('set local idle_in_transaction_session_timeout = 0')
    await transaction.query(`select pg_advisory_xact_lock(hashtext('demonstration'))`)
    const { rows } = await transaction.query<{ done: boolean }>('select exists (select from demonstration_load where part = $1) as done', [part])
    if (rows[0]!.done) return
    const people = await work(transaction)
    await transaction.query('insert into demonstration_load (part, loaded_at, seed, people) values ($1, $2, $3, $4)', [part, platform.now(), seed, people])
  })
}

/** Units and bodies, the same for every piece: read once, and only where a piece is still to be made. */
type Known = { readonly catalogue: Catalogue; readonly around: WriteContext }
type Load = { readonly platform: Platform; readonly seed: string; readonly progress: Progress; /** People of one piece. */ readonly most: number; readonly known: (transaction: ActorTransaction) => Promise<Known> }
async function readKnown(platform: Platform, transaction: ActorTransaction): Promise<Known> {
  forgetDirectory(platform)
  const { around } = await surroundings(platform, platform.today(), platform.now())
  return { catalogue: catalogueOfRecords(await readCatalogue(transaction)), around }
}

/** The people of a province, piece by piece; a load that was stopped goes on with the piece it was at. */
async function loadPeople(load: Load, province: Province): Promise<void> {
  for (let piece = 0; piece * load.most < province.people; piece++) await loadPiece(load, province, piece)
}

/** A piece takes the numbers from its first to the next one's first: each gives one record at least, so that no two pieces share one. */
async function loadPiece({ platform, seed, progress, most, known }: Load, province: Province, piece: number): Promise<void> {
  const first = piece * most
  const people = Math.min(most, province.people - first)
  const named = (name: string) => (piece === 0 ? name : `${name} ${piece}`)
  await once(platform, `people ${province.then} ${named(seed)}`, seed, async (transaction) => {
    const { catalogue, around } = await known(transaction)
    // Nothing of the demonstration lies later than yesterday: today belongs to whoever tries it.
    const until = addDays(platform.today(), -1)
    const numbers = randomOf(named(`${seed}/${province.then}/numbers`))
    let batch: PersonLoad[] = []
    let loaded = 0
    let nextSaid = piece === 0 ? 0.1 : (first / province.people) + 0.02
    // While the database writes one batch, the next lives are invented; never more than two batches are held.
    let writing: Promise<unknown> = Promise.resolve()
    const spent = { lives: 0, rows: 0, waiting: 0 }
    const timed = <Value>(part: keyof typeof spent, work: () => Value): Value => { const from = performance.now(); const value = work(); spent[part] += performance.now() - from; return value }
    const flush = async () => {
      const from = performance.now()
      await writing
      if (batch.length > 0) writing = transaction.query({ name: 'demonstration-load', text: 'select load_invented_people($1::jsonb)', values: [JSON.stringify(batch)] })
      writing.catch(() => {})
      loaded += batch.length
      batch = []
      // The batch leaves for the database before the next life is invented.
      await new Promise((resolve) => { setImmediate(resolve) })
      spent.waiting += performance.now() - from
    }
    const started = performance.now()
    const add = async (invented: InventedPerson, number: number) => {
      const load = timed('rows', () => rowsOfPerson(invented, `HN-MH-${province.now.slice(2)}-${String((province.after ?? 0) + 2 * first + number).padStart(5, '0')}${numbers.whole(0, 9)}`, catalogue, around, platform))
      if (load) batch.push(load)
      if (batch.length === peopleInBatch) await flush()
    }
    // Those who get a second record elsewhere: evenly spread over the people who are seen by somebody.
    const twins: InventedPerson[] = []
    const twinsWanted = Math.ceil(people * calibration.registeredTwice)
    for (let index = first, made = 0; made < people; index++) {
      for (const invented of timed('lives', () => inventPerson(seed, province, index, catalogue, until))) {
        if (made === people) break
        made += 1
        await add(invented, made)
        if (twins.length < twinsWanted && made > (twins.length * people) / twinsWanted && isOpen(invented)) {
          const twin = inventTwin(invented, seed, province, catalogue, until)
          if (twin && isOpen(twin)) twins.push(twin)
        }
      }
      const reached = first + made
      if (reached / province.people >= nextSaid) {
        progress(`Người minh họa · Invented people, ${catalogue.units.get(province.then)?.name ?? province.then}: ${Math.round((reached / province.people) * 100)} % (${reached}/${province.people}, ${Math.round((performance.now() - started) / 1000)} s)`)
        nextSaid += province.people > 5000 ? 0.02 : 0.25
      }
    }
    for (const [position, twin] of twins.entries()) await add(twin, people + position + 1)
    await flush()
    await writing
    const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10
    progress(`${catalogue.units.get(province.then)?.name ?? province.then}: ${loaded} · ${seconds(performance.now() - started)} s (đời sống · lives ${seconds(spent.lives)}, dòng · rows ${seconds(spent.rows)}, cơ sở dữ liệu · database ${seconds(spent.waiting)})`)
    for (const twin of twins) await transaction.query({ name: 'demonstration-pairs', text: 'select raise_duplicates($1, $2, $3)', values: [twin.identity.personId, province.now, platform.now()] })
    return loaded
  })
}

/** Communes whose bodies see most people today, the committee's among them; the demonstration's commune accounts sit there. */
async function communesWithMostPeople(transaction: ActorTransaction, provinces: readonly Province[]): Promise<{ unitId: string; provinceId: string }[]> {
  const { rows } = await transaction.query<{ unitId: string; provinceId: string }>(
    `select x.unit_id as "unitId", x.province_id as "provinceId" from (
       select m.unit_id, m.province_id, row_number() over (partition by m.province_id order by bool_or(m.kind = 'post-rehab') desc, count(distinct m.person_id) desc, m.unit_id) as place
       from measure m where m.open and m.province_id = any ($1) group by m.unit_id, m.province_id) x
     where x.place <= $2 order by x.province_id, x.place`, [provinces.map((province) => province.now), communesWithAccounts],
  )
  return rows
}

export { demonstrationProvinces, type Province }
export type { PlainDate }
