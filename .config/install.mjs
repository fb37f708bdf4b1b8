// Installs what is missing. Runs on the machine's own Node (20 or newer), before anything is installed.
// Not `npm ci`: that refuses a lock file which leaves out the binaries of other platforms.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

const changed = path => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0

if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  process.exitCode = status ?? 1
}
