/**
 * The floor: bare `node:http`, one hand-written prepared statement a request over normalised tables, JSON built in PostgreSQL, no sign-in, no
 * access control, no ledger, no rules. Nothing that keeps the three promises can be faster; how near we come is the measure.
 */
import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import pg from 'pg'

const pool = new pg.Pool({ ...(JSON.parse(process.env['FLOOR_CONNECTION']!) as pg.PoolConfig), max: Number(process.env['FLOOR_POOL'] ?? 8) })
pool.on('error', () => {})

const statements = {
  dossier: `select json_build_object('id', p.id, 'caseNumber', p.case_number, 'name', p.name, 'otherName', p.other_name, 'birth', p.birth, 'sex', p.sex, 'personalNumberEnding', p.personal_number_ending,
      'representative', case when p.representative_name is not null then json_build_object('name', p.representative_name, 'relation', p.representative_relation) end,
      'residences', (select coalesce(json_agg(json_build_object('kind', r.kind, 'unitId', r.unit_id, 'unitName', u.name, 'addressAsWritten', r.address_as_written, 'from', r.from_day, 'to', r.to_day) order by r.from_day desc), '[]') from floor.residence r join floor.unit u on u.id = r.unit_id where r.person_id = p.id),
      'measures', (select coalesce(json_agg(json_build_object('id', m.id, 'personId', m.person_id, 'kind', m.kind, 'status', m.status, 'regime', m.regime, 'open', m.open, 'unitId', m.unit_id, 'unitName', u.name, 'agencyName', a.name, 'facilityName', f.name,
          'registeredOn', m.registered_on, 'startedOn', m.started_on, 'termEndsOn', m.term_ends_on, 'endedOn', m.ended_on, 'sequence', m.sequence) order by m.registered_on, m.id), '[]')
        from floor.measure m join floor.unit u on u.id = m.unit_id left join floor.agency a on a.id = m.agency_id left join floor.agency f on f.id = m.facility_id where m.person_id = p.id),
      'deadlines', (select coalesce(json_agg(d.body order by d.due_on), '[]') from floor.measure m join floor.deadline d on d.measure_id = m.id where m.person_id = p.id))::text as body
    from floor.person p where p.id = $1`,
  list: `select coalesce(json_agg(x), '[]')::text as body from (select m.id, m.person_id as "personId", p.name as "personName", p.birth_year as "birthYear", m.kind, m.status, m.unit_id as "unitId", u.name as "unitName",
      m.registered_on as "registeredOn", m.started_on as "startedOn", m.term_ends_on as "termEndsOn", m.ended_on as "endedOn", m.next_due_on as "nextDueOn"
    from floor.measure m join floor.person p on p.id = m.person_id join floor.unit u on u.id = m.unit_id where m.unit_id = $1 order by m.registered_on desc, m.id desc limit 50) x`,
  search: `select coalesce(json_agg(x), '[]')::text as body from (select p.id, p.name, p.birth_year as "birthYear", p.unit_id as "unitId", u.name as "unitName", (select count(*) from floor.measure m where m.person_id = p.id and m.open) as open
    from floor.person p join floor.unit u on u.id = p.unit_id where u.province_id = $1 and p.name_fold like '%' || $2 || '%'
      and exists (select from floor.measure m where m.person_id = p.id and m.open) order by p.name_fold, p.id limit 50) x`,
  visit: `with m as (update floor.measure set sequence = sequence + 1 where id = $1 returning id, sequence),
    d as (update floor.deadline set due_on = date_trunc('month', $3::date + interval '2 months')::date - 1 where measure_id = $1 and act = 'record-visit'),
    e as (insert into floor.event (measure_id, sequence, id, type, occurred_on, recorded_at, post_id, data) select m.id, m.sequence, $2, 'record-visit', $3, now(), $4, $5 from m returning id, sequence)
    select json_build_object('id', id, 'sequence', sequence, 'type', 'record-visit')::text as body from e`,
  province: `select coalesce(json_agg(x), '[]')::text as body from (select u.id as "unitId", u.name as "unitName", count(f.of_on) filter (where f.met_on <= $3) as met, count(f.of_on) as of
    from floor.unit u left join floor.fact f on f.province_id = $1 and f.indicator_id = 'managed-served' and f.period = $4 and f.unit_id = u.id and f.of_on between $2 and $3
    where u.parent_id = $1 and u.level = 'commune' and u.valid_to is null group by u.id, u.name order by u.id) x`,
  nation: `select coalesce(json_agg(x), '[]')::text as body from (select u.id as "unitId", u.name as "unitName", count(f.of_on) filter (where f.met_on <= $2) as met, count(f.of_on) as of
    from floor.unit u left join floor.fact f on f.province_id = u.id and f.indicator_id = 'managed-served' and f.period = $3 and f.of_on between $1 and $2
    where u.level = 'province' and u.valid_to is null group by u.id, u.name order by u.id) x`,
} as const

const server = createServer((request, response) => {
  const url = new URL(request.url!, 'http://localhost')
  const [, name] = url.pathname.split('/') as ['', keyof typeof statements]
  const values = [...url.searchParams.values()]
  const send = () => pool.query({ name, text: statements[name], values }).then(
    (result) => {
      const body = (result.rows[0] as { body: string } | undefined)?.body ?? 'null'
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      response.end(body)
    },
    (error: Error) => {
      response.writeHead(500)
      response.end(error.message)
    },
  )
  if (request.method === 'GET') {
    void send()
    return
  }
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const posted = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { id: string; measure: string; occurredOn: string; post: string; data: unknown }
    values.push(posted.measure, posted.id || randomUUID(), posted.occurredOn, posted.post, JSON.stringify(posted.data))
    void send()
  })
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`floor ${(server.address() as { port: number }).port}\n`))
process.on('SIGTERM', () => process.exit(0))
