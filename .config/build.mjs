// Builds dist/ for the packed package: JavaScript, and the files beside it that are no code.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
execFileSync('tsc', ['-p', '.config/tsconfig.build.json'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
cpSync('src', 'dist', { recursive: true, filter: path => !path.endsWith('.ts') })

// Every profile as it is once loaded, so that the program need not read shapes and vocabularies each time it starts.
const { loadProfile, profileIds } = await import('../dist/profile/load.js')
const { prebuilt } = await import('../dist/profile/prebuilt.js')
const profiles = await Promise.all((await profileIds()).map(loadProfile))
mkdirSync('dist/prebuilt')
for (const profile of profiles) writeFileSync(`dist/prebuilt/${profile.id}.profile`, prebuilt(profile))
