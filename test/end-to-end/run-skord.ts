import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** How a command ended and what it wrote. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The repository. */
export const root = resolve(import.meta.dirname, '../..')

/** Runs `skord` as a person would, in a process of its own. */
export async function runSkord(words: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  child.stdin.end(options.stdin ?? '')
  const code = await new Promise<number | null>(done => child.once('close', done))
  return { code, stdout: await stdout, stderr: await stderr }
}

interface RunOptions {
  readonly stdin?: string
  readonly environment?: Readonly<Record<string, string>>
}

async function collect(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
