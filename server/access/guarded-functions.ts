/**
 * Functions that run with more rights than their caller, and who may call them. A function owned by `hn_keeper` that is not named here can be
 * called by nobody: whoever adds one declares its callers in the same change.
 */
import { Role } from '@hoa-nhap/domain/kernel/actor'
import { acts, may } from '@hoa-nhap/domain/access/access.rules'

const everyPost = Role.options
const acting = everyPost.filter((role) => acts(role))
const registering = everyPost.filter((role) => may(role, 'register'))
const union = (...lists: readonly (readonly Role[])[]) => everyPost.filter((role) => lists.some((list) => list.includes(role)))

export type Callers = { readonly posts: readonly Role[]; readonly system?: boolean; /** Before any role is taken: the login itself. */ readonly login?: boolean; readonly signIn?: boolean; readonly why: string }

export const guardedFunctions: Readonly<Record<string, Callers>> = {
  session_actor: { posts: [], login: true, why: 'who is behind a token now; answers nothing for an unknown, ended or expired one' },
  actor_sees: { posts: [], why: 'asked by the other functions' },
  claim_key: { posts: everyPost, system: true, why: 'repeats of a creation within the caller’s own account' },
  keep_answer: { posts: everyPost, system: true, why: 'repeats of a creation within the caller’s own account' },
  register_person: { posts: registering, system: true, why: 'a new person, with the sight of the registering body' },
  record_residence: { posts: ['commune-police', 'commune-police-chief', 'commune-chair', 'commune-social'], system: true, why: 'asks for sight of the person' },
  case_of: { posts: union(acting, registering), system: true, why: 'what a decision about a person in sight needs' },
  write_case: { posts: union(acting, registering), system: true, why: 'one decision about a person in sight' },
  write_compartments: { posts: [], why: 'called by write_case' },
  record_counselling: { posts: ['counsellor', 'health-station'], why: 'own service only, for a person in sight' },
  load_invented_people: { posts: [], system: true, why: 'whole lives of invented people, for a fresh demonstration and for load work' },
  raise_duplicates: { posts: [], system: true, why: 'the wide check is a job' },
  decide_duplicate: { posts: ['identity-steward'], why: 'pairs of the own province' },
  persons_to_refresh: { posts: [], system: true, why: 'nightly derivation of access rows' },
}
