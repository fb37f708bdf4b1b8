// Builds dist/ for the packed package: JavaScript, and the files beside it that are no code.
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'

rmSync('dist', { recursive: true, force: true })
execFileSync('tsc', ['-p', '.config/tsconfig.build.json'], { stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
cpSync('src', 'dist', { recursive: true, filter: path => !path.endsWith('.ts') })
