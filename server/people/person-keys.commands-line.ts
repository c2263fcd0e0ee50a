/** `hoanhap keys …`: replacing and destroying keys while the service goes on. */
import path from 'node:path'
import type { CommandLineCommand } from '../platform/command.ts'
import { destroyKey, exportKeys, importKeys, replaceIndex, sealContents, stillUnder, wrapAgain } from './person-keys.rotate.ts'
import { reapplyEndings } from './seal-endings.ts'

export const commands: readonly CommandLineCommand[] = [
  {
    usage: 'keys rotate', summary: 'a new master key; the keys of persons are wrapped under it in batches while everything goes on',
    options: [{ flags: '--continue', summary: 'no new key: go on where an earlier run was broken off' }],
    async run({ opened, options, say }) {
      const { keys, platform } = opened
      if (options['continue'] !== true) say(`master key ${keys.rotate()}: back the key file up, apart from the database`)
      const sealed = await sealContents(platform, say)
      const wrapped = await wrapAgain(platform, say)
      say(`${wrapped} keys wrapped, ${sealed} contents sealed under keys of persons`)
      for (const version of keys.versions()) say(`${version}: ${version === keys.current() ? 'in use' : `${await stillUnder(platform, version)} left`}`)
    },
  },
  {
    usage: 'keys retire <version>', summary: 'forget a master key under which nothing is left: backups that need it can no longer be read',
    async run({ opened, parameters, say }) {
      const version = parameters[0]!
      const left = await stillUnder(opened.platform, version)
      if (left > 0) throw new Error(`${left} rows are still under ${version}: keys rotate --continue`)
      opened.keys.retire(version)
      say(`${version} is forgotten. Destroy every copy of the key file that holds it.`)
    },
  },
  {
    usage: 'keys reindex', summary: 'a new key for the index by which a personal number is found; searching goes on',
    async run({ opened, say }) {
      say(`${await replaceIndex(opened.platform, opened.keys, say)} numbers; officers must give their own number again`)
    },
  },
  {
    usage: 'keys destroy <case-number>', summary: 'destroy the key of one record: numbers, contacts and texts of it are unreadable for good, in every backup without keys',
    async run({ opened, parameters, say }) {
      if (!await destroyKey(opened.platform, parameters[0]!)) throw new Error(`no record ${parameters[0]}`)
      say('destroyed. Write the copy of the keys anew (keys export) and destroy the older copies.')
    },
  },
  {
    usage: 'keys export <file>', summary: 'the one copy of the keys of persons, kept apart from backups and replaced each time',
    async run({ opened, parameters, say }) { say(`${await exportKeys(opened.platform, opened.keys, path.resolve(parameters[0]!))} keys`) },
  },
  {
    usage: 'keys import <file>', summary: 'load that copy beside a restored backup; what was destroyed or sealed since stays so',
    async run({ opened, parameters, say }) {
      const loaded = await importKeys(opened.platform, opened.keys, path.resolve(parameters[0]!))
      say(`${loaded} keys, ${await reapplyEndings(opened.platform)} endings applied again`)
    },
  },
]
