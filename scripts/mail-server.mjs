/** A real mail server for the tests: Debian's exim, installed where that is possible, never started as a service. Prints its path. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const binary = '/usr/sbin/exim4'
if (!fs.existsSync(binary) && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  // Packages may ask to start their services: they are told no, and an answer that stood there before stays.
  const policy = '/usr/sbin/policy-rc.d'
  const own = !fs.existsSync(policy)
  if (own) fs.writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  spawnSync('apt-get', ['update', '-qq'], quietly)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'exim4-daemon-light'], quietly)
  if (own) fs.rmSync(policy, { force: true })
}
if (!fs.existsSync(binary)) {
  process.stderr.write('the mail server of the tests is missing: apt-get install exim4-daemon-light\n')
  process.exit(1)
}
process.stdout.write(`${binary}\n`)
