/**
 * Replacing keys while everything goes on: the keys of persons are wrapped again under the master key in use, contents from before persons had keys
 * are sealed under theirs, the search index is made anew. Each in batches that can be broken off and begun again.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import type { KeyRing } from '../platform/keys.ts'
import type { Platform } from '../platform/platform.ts'
import type { ActorTransaction } from '../platform/route.ts'
import { notePurpose, personalNumberPurpose, phonePurpose, representativeNumberPurpose } from './people.commands.ts'
import { carePurpose } from './care.ts'
import { makePersonKey, openFor, rewrap, sealFor, versionOf } from './person-keys.ts'
import { restrictionPurpose } from './restricted.ts'
import { noteEndings } from './seal-endings.ts'
import { unsealingPurpose } from './seal.ts'

type Say = (sentence: string) => void
const batch = 500
const underMaster = 1
/** Under which an officer's own number is sealed (`server/access`). */
const officerNumberPurpose = 'officer-number'

/** What is sealed under a person's key; `before` is the purpose under which it stood when there were no keys of persons. */
const contents: readonly { readonly table: string; readonly column: string; readonly row: readonly string[]; readonly purpose: string; readonly before?: string }[] = [
  { table: 'person_identity', column: 'personal_number', row: ['person_id'], purpose: personalNumberPurpose },
  { table: 'person_contact', column: 'phone', row: ['person_id'], purpose: phonePurpose },
  { table: 'representative', column: 'number', row: ['person_id'], purpose: representativeNumberPurpose, before: personalNumberPurpose },
  { table: 'counselling_entry', column: 'note', row: ['agency_id', 'id'], purpose: notePurpose },
  { table: 'care_card', column: 'body', row: ['person_id'], purpose: 'care-card' },
  { table: 'hiv_result', column: 'body', row: ['id'], purpose: carePurpose },
  { table: 'infection_result', column: 'body', row: ['id'], purpose: carePurpose },
]
/** What belongs to no person's key: sealed under the master key itself. `of`: the column whose value ends the purpose. */
const others: readonly { readonly table: string; readonly column: string; readonly row: string; readonly purpose: string; readonly of?: string }[] = [
  { table: 'account_totp', column: 'secret', row: 'account_id', purpose: 'totp-secret', of: 'account_id' }, { table: 'account_totp', column: 'next_secret', row: 'account_id', purpose: 'totp-secret', of: 'account_id' },
  ...['reason', 'note', 'told_not_because'].map((column) => ({ table: 'break_glass', column, row: 'id', purpose: 'break-glass-reason' })),
  { table: 'mail_preference', column: 'address', row: 'account_id', purpose: 'mail-address', of: 'account_id' }, { table: 'mail_preference', column: 'code', row: 'account_id', purpose: 'mail-code', of: 'account_id' },
  { table: 'account', column: 'personal_number', row: 'id', purpose: officerNumberPurpose },
  { table: 'first_step_request', column: 'body', row: 'id', purpose: 'first-step', of: 'id' }, { table: 'first_step_request', column: 'answer', row: 'id', purpose: 'first-step-answer', of: 'id' }, { table: 'complaint_person', column: 'body', row: 'record_id', purpose: 'complaint-person', of: 'record_id' },
  { table: 'restriction', column: 'reason', row: 'id', purpose: restrictionPurpose }, { table: 'unsealing', column: 'purpose', row: 'id', purpose: unsealingPurpose },
]

async function pages(platform: Platform, work: (transaction: ActorTransaction, persons: readonly string[]) => Promise<number>): Promise<number> {
  let after: string | null = null
  let done = 0
  for (;;) {
    const persons: string[] = await platform.systemTransaction(async (transaction) => {
      const { rows } = await transaction.query<{ id: string }>({ name: 'keys-persons', text: 'select person_id as id from person where $1::uuid is null or person_id > $1 order by person_id limit $2', values: [after, batch] })
      const found = rows.map((row) => row.id)
      if (found.length > 0) done += await work(transaction, found)
      return found
    })
    if (persons.length < batch) return done
    after = persons.at(-1)!
  }
}

/** A key for everybody, and everything of theirs under it. Answers how many contents were sealed again. */
export async function sealContents(platform: Platform, say: Say = () => {}): Promise<number> {
  const { keys } = platform
  let seen = 0
  return pages(platform, async (transaction, persons) => {
    let sealed = 0
    const { rows: bare } = await transaction.query<{ id: string }>('select p.person_id as id from person p where p.person_id = any ($1) and not exists (select from person_key k where k.person_id = p.person_id)', [persons])
    const made = bare.map((row) => makePersonKey(keys, row.id))
    if (made.length > 0) {
      await transaction.query('insert into person_key (person_id, wrapped_key, key_version) select * from unnest($1::uuid[], $2::bytea[], $3::text[]) on conflict do nothing', [made.map((key) => key.personId), made.map((key) => key.wrapped), made.map((key) => key.version)])
    }
    for (const content of contents) {
      const { rows } = await transaction.query<{ person_id: string; sealed: Buffer; wrapped: Buffer | null } & Record<string, string>>(
        `select t.person_id, ${content.row.map((name) => `t.${name}::text as "row_${name}"`).join(', ')}, t.${content.column} as sealed, k.wrapped_key as wrapped from ${content.table} t join person_key k on k.person_id = t.person_id
         where t.person_id = any ($1) and octet_length(t.${content.column}) > 3 and get_byte(t.${content.column}, 0) = $2 and k.wrapped_key is not null`, [persons, underMaster])
      for (const row of rows) {
        const again = sealFor(keys, { personId: row.person_id, wrapped: row.wrapped }, content.purpose, keys.decrypt(content.before ?? content.purpose, row.sealed))
        // Only what is still as it was read: a change of this moment has been sealed rightly already.
        const { rowCount } = await transaction.query(`update ${content.table} set ${content.column} = $1 where ${content.column} = $2 and ${content.row.map((name, index) => `${name}::text = $${index + 3}`).join(' and ')} and person_id = $${content.row.length + 3}`,
          [again, row.sealed, ...content.row.map((name) => row[`row_${name}`]), row.person_id])
        sealed += rowCount ?? 0
      }
    }
    seen += persons.length
    say(`${seen} persons looked at, ${sealed} contents sealed again`)
    return sealed
  })
}

/** Wraps every person's key under the master key in use, and seals again what is under an older master key itself. Answers how many keys. */
export async function wrapAgain(platform: Platform, say: Say = () => {}): Promise<number> {
  const { keys } = platform
  let wrapped = 0
  for (;;) {
    const count = await platform.systemTransaction(async (transaction) => {
      const { rows } = await transaction.query<{ id: string; wrapped: Buffer }>({
        name: 'keys-to-wrap', values: [keys.current(), batch], text: 'select person_id as id, wrapped_key as wrapped from person_key where key_version <> $1 and wrapped_key is not null order by key_version, person_id limit $2 for update skip locked',
      })
      const again = rows.map((row) => ({ id: row.id, ...rewrap(keys, row.id, row.wrapped) }))
      if (again.length > 0) {
        await transaction.query('update person_key k set wrapped_key = n.wrapped, key_version = n.version from unnest($1::uuid[], $2::bytea[], $3::text[]) as n (id, wrapped, version) where k.person_id = n.id and k.wrapped_key is not null',
          [again.map((row) => row.id), again.map((row) => row.wrapped), again.map((row) => row.version)])
      }
      return again.length
    })
    wrapped += count
    if (count > 0) say(`${wrapped} keys wrapped under ${keys.current()}`)
    if (count < batch) break
  }
  for (const other of others) {
    await platform.systemTransaction(async (transaction) => {
      const { rows } = await transaction.query<{ row: string; sealed: Buffer; of: string | null }>(`select ${other.row}::text as row, ${other.column} as sealed, ${other.of ? `${other.of}::text` : 'null'} as of from ${other.table} where octet_length(${other.column}) > 3 and get_byte(${other.column}, 0) = ${underMaster}`)
      for (const row of rows.filter((each) => versionOf(each.sealed) !== keys.current())) {
        const purpose = row.of ? `${other.purpose}:${row.of}` : other.purpose
        await transaction.query(`update ${other.table} set ${other.column} = $1 where ${other.row}::text = $2 and ${other.column} = $3`, [keys.encrypt(purpose, keys.decrypt(purpose, row.sealed)), row.row, row.sealed])
      }
    })
  }
  return wrapped
}

/** How much is still under that master key. */
export async function stillUnder(platform: Platform, version: string): Promise<number> {
  const columns = [...contents.map(({ table, column }) => ({ table, column })), ...others.map(({ table, column }) => ({ table, column })), { table: 'person_key', column: 'wrapped_key' }]
  return platform.systemTransaction(async (transaction) => {
    let count = 0
    for (const { table, column } of columns) {
      const { rows } = await transaction.query<{ count: string }>(`select count(*) from ${table} where octet_length(${column}) > 3 and substring(${column} from 1 for 3) = $1`, [Buffer.concat([Buffer.from([underMaster]), Buffer.from(version, 'hex')])])
      count += Number(rows[0]!.count)
    }
    return count
  })
}

/** A pass over all numbers; answers how many had another index. */
async function indexAgain(platform: Platform, keys: KeyRing, say: Say): Promise<number> {
  return pages(platform, async (transaction, persons) => {
    const { rows } = await transaction.query<{ id: string; sealed: Buffer; index: Buffer | null; wrapped: Buffer | null }>(
      'select i.person_id as id, i.personal_number as sealed, i.personal_number_index as index, k.wrapped_key as wrapped from person_identity i left join person_key k on k.person_id = i.person_id where i.person_id = any ($1) and i.personal_number is not null and octet_length(i.personal_number) > 3', [persons])
    const changed = rows.flatMap((row) => {
      const number = openFor(keys, { personId: row.id, wrapped: row.wrapped }, personalNumberPurpose, row.sealed)
      const index = number === null ? null : keys.nextIndex(personalNumberPurpose, number)
      return index && !(row.index && index.equals(row.index)) ? [{ id: row.id, index }] : []
    })
    if (changed.length > 0) await transaction.query('update person_identity i set personal_number_index = n.index from unnest($1::uuid[], $2::bytea[]) as n (id, index) where i.person_id = n.id', [changed.map((row) => row.id), changed.map((row) => row.index)])
    if (changed.length > 0) say(`${changed.length} numbers indexed`)
    return changed.length
  })
}

/** Long enough for every process to have looked at the key file again. */
const settled = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** The officers' own numbers: under both keys while persons go from one to the other, so that nobody's own dossier opens in between. */
async function indexOfficers(platform: Platform, keys: KeyRing, step: 'both' | 'new-only'): Promise<void> {
  await platform.systemTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string; sealed: Buffer }>('select id, personal_number as sealed from account where personal_number is not null for update')
    for (const row of rows) {
      const number = keys.decrypt(officerNumberPurpose, row.sealed)
      const [index, other] = step === 'both' ? [keys.nextIndex(personalNumberPurpose, number), keys.blindIndexes(personalNumberPurpose, number)] : [keys.blindIndex(personalNumberPurpose, number), []]
      const before = other.find((each) => !each.equals(index)) ?? null
      await transaction.query('update account set personal_number_index = $2, personal_number_index_next = $3 where id = $1', [row.id, index, before])
    }
  })
}

/**
 * A new key for the search index. Searches look under both from the first step to the last; a second pass takes what was written meanwhile. An
 * officer's number that was noted before numbers were kept sealed cannot be made anew: the dossiers it closes are closed by name first, and it has to be
 * given again.
 */
export async function replaceIndex(platform: Platform, keys: KeyRing, say: Say = () => {}, pause = 2_500): Promise<number> {
  await platform.systemTransaction(async (transaction) => {
    await transaction.query(`insert into barred (account_id, person_id, reason, at, by_post) select a.id, i.person_id, 'own-number', $1, 'system' from account a join person_identity i on i.personal_number_index = a.personal_number_index where a.personal_number is null on conflict do nothing`, [platform.now()])
    await transaction.query('update account set personal_number_index = null where personal_number_index is not null and personal_number is null')
  })
  keys.reindex('begin')
  await indexOfficers(platform, keys, 'both')
  await settled(pause)
  // Numbers noted by a process that had not seen the new key yet.
  await indexOfficers(platform, keys, 'both')
  let changed = await indexAgain(platform, keys, say)
  keys.reindex('switch')
  await settled(pause)
  changed += await indexAgain(platform, keys, say)
  keys.reindex('end')
  await indexOfficers(platform, keys, 'new-only')
  await noteEndings(platform)
  return changed
}

/** Destroys the key of one record. Answers false where there is no such case number. */
export async function destroyKey(platform: Platform, caseNumber: string): Promise<boolean> {
  const done = await platform.systemTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string }>('select person_id as id from person where case_number = $1', [caseNumber])
    if (!rows[0]) return false
    await transaction.query('select destroy_person_key($1, $2)', [rows[0].id, platform.now()])
    await transaction.query(`insert into audit_event (at, event, outcome) values ($1, 'person-key-destroyed', 'done')`, [platform.now()])
    return true
  })
  if (done) await noteEndings(platform)
  return done
}

type Kept = { readonly id: string; readonly wrapped: string; readonly version: string }
const kept = (keys: KeyRing) => createHash('sha256').update(keys.secret('person-keys')).digest()

/** The keys of persons as they stand, for the one copy that is kept apart from the backups. A later copy replaces an earlier one. */
export async function exportKeys(platform: Platform, keys: KeyRing, file: string): Promise<number> {
  const rows = await platform.systemTransaction(async (transaction) => (await transaction.query<Kept>(`select person_id as id, encode(wrapped_key, 'base64') as wrapped, key_version as version from person_key where wrapped_key is not null order by person_id`)).rows)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', kept(keys), nonce).setAAD(Buffer.from('person-keys'))
  const body = Buffer.concat([cipher.update(JSON.stringify(rows)), cipher.final()])
  fs.writeFileSync(`${file}.new`, Buffer.concat([nonce, cipher.getAuthTag(), body]), { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
  return rows.length
}
/** Loads that copy beside a restored backup; keys that have been destroyed since stay destroyed. */
export async function importKeys(platform: Platform, keys: KeyRing, file: string): Promise<number> {
  const bytes = fs.readFileSync(file)
  const decipher = createDecipheriv('aes-256-gcm', kept(keys), bytes.subarray(0, 12)).setAAD(Buffer.from('person-keys')).setAuthTag(bytes.subarray(12, 28))
  const rows = JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as Kept[]
  return platform.systemTransaction(async (transaction) => (await transaction.query(
    `insert into person_key (person_id, wrapped_key, key_version) select n.id, decode(n.wrapped, 'base64'), n.version from jsonb_to_recordset($1::jsonb) as n (id uuid, wrapped text, version text) where exists (select from person p where p.person_id = n.id) on conflict do nothing`,
    [JSON.stringify(rows)])).rowCount ?? 0)
}
