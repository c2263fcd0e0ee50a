/** Makes the tools ready with which papers are looked at (pdftotext, pdftoppm, pdfsig of poppler), by the system's packages where they miss. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const tools = ['pdftotext', 'pdftoppm', 'pdfsig']
const missing = () => tools.filter((tool) => spawnSync(tool, ['-v'], { stdio: 'ignore' }).error)
if (missing().length > 0 && process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
  const quietly = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-qq'], quietly)
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils'], quietly)
}
const still = missing()
if (still.length > 0) {
  process.stderr.write(`Thiếu ${still.join(', ')}: hãy cài gói poppler-utils · ${still.join(', ')} missing: install the package poppler-utils\n`)
  process.exit(1)
}
