/**
 * What must not come back with a restored backup: seals, erased keys, restrictions, ended posts, closed accounts, dossiers closed to an officer. Each is
 * noted beside the keys, encrypted, and applied again at start, before the first request is served.
 */
import type { Platform } from '../platform/platform.ts'

type Ending = { readonly kind: string; readonly key: string; readonly body: Readonly<Record<string, unknown>> }

const facts = `
select 'sealed' as kind, person_id::text as key, jsonb_build_object('person', person_id, 'at', sealed_at) as body from person where sealed_at is not null
union all select 'erased', person_id::text, jsonb_build_object('person', person_id, 'at', destroyed_at) from person_key where wrapped_key is null
union all select 'restricted', r.id::text, jsonb_build_object('id', r.id, 'person', r.person_id, 'at', r.set_at, 'province', r.province_id, 'ground', r.ground, 'reason', encode(r.reason, 'base64'), 'post', r.set_by_post, 'account', r.set_by_account,
  'reviewBy', r.review_by, 'circle', (select coalesce(jsonb_agg(c.post_id), '[]') from restricted_circle c where c.person_id = r.person_id)) from restriction r where r.lifted_at is null
union all select 'lifted', r.id::text, jsonb_build_object('id', r.id) from restriction r where r.lifted_at is not null
union all select 'post-ended', p.id, jsonb_build_object('id', p.id, 'at', p.ends_at) from post p where p.ends_at <= $1
union all select 'post-ended', p.id, jsonb_build_object('id', p.id, 'at', p.valid_to::timestamp at time zone 'Asia/Ho_Chi_Minh') from post p where p.ends_at is null and p.valid_to <= ($1::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date
union all select 'account-closed', a.id::text, jsonb_build_object('id', a.id, 'at', a.disabled_at) from account a where a.disabled_at is not null
union all select 'barred', b.account_id || ' ' || b.person_id, jsonb_build_object('id', b.account_id, 'person', b.person_id, 'at', b.at, 'reason', b.reason, 'post', b.by_post) from barred b`

const nameOf = (ending: Ending) => `${ending.kind} ${ending.key}`
const noted = (platform: Platform): Ending[] => platform.keys.endings.read().map((line) => JSON.parse(line) as Ending)

/** What the database says has ended. */
const standing = async (platform: Platform): Promise<Ending[]> =>
  (await platform.systemTransaction((transaction) => transaction.query<Ending>({ name: 'people-endings', text: facts, values: [platform.now()] }))).rows

function note(platform: Platform, present: readonly Ending[], before: readonly Ending[]): number {
  const known = new Set(before.map(nameOf))
  const fresh = present.filter((row) => !known.has(nameOf(row)))
  platform.keys.endings.append(fresh.map(({ kind, key, body }) => JSON.stringify({ kind, key, body })))
  return fresh.length
}

/** Notes what has ended since; answers how many lines were added. */
export const noteEndings = async (platform: Platform): Promise<number> => note(platform, await standing(platform), noted(platform))

/** So many in one statement: closing a person takes some milliseconds, and a statement has its time. */
const together = 20

/** Applies what the database has forgotten; answers how many. Before serving. What the database says itself is not asked for again. */
export async function reapplyEndings(platform: Platform): Promise<number> {
  const endings = noted(platform)
  const present = await standing(platform)
  const held = new Set(present.map(nameOf))
  const lifted = new Set(endings.filter((ending) => ending.kind === 'lifted').map((ending) => ending.key))
  const forgotten = endings.filter((ending) => ending.kind !== 'lifted' && !(ending.kind === 'restricted' && lifted.has(ending.key)) && !held.has(nameOf(ending)))
  let applied = 0
  for (let from = 0; from < forgotten.length; from += together) {
    const some = forgotten.slice(from, from + together)
    const { rows } = await platform.systemTransaction((transaction) => transaction.query<{ done: boolean }>({
      text: 'select reapply_ending(e.kind, e.body::jsonb) as done from unnest($1::text[], $2::text[]) with ordinality as e (kind, body, place) order by e.place',
      values: [some.map((ending) => ending.kind), some.map((ending) => JSON.stringify(ending.body))],
    }))
    applied += rows.filter((row) => row.done).length
  }
  note(platform, applied > 0 ? await standing(platform) : present, endings)
  return applied
}
