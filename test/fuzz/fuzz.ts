// Judges mutated documents and mutated shapes for some minutes, in as many threads as there are cores.
// node test/fuzz/fuzz.ts [minutes] [first seed]: ends with 1 when anything crashed, hung or made no sense, and keeps
// the inputs that did in a folder of the system's for temporary files.
// An input of a seed can be judged alone: node test/fuzz/fuzz.ts --seed N
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { type Outcome, roundsOf } from './round.ts'

/** Longest time for one input, in ms; on a busy machine they share two cores. */
const budget = 20_000

/** What a thread tells: the seed that it begins with, and what came of it. */
type Message =
  | { readonly begins: number }
  | { readonly ends: Omit<Outcome, 'input'>; readonly input: Uint8Array | null }

if (!isMainThread) await judgeForEver(workerData.from, workerData.step)
else if (process.argv[2] === '--seed') await judgeOne(Number(process.argv[3]))
else await run(Number(process.argv[2] ?? 1), Number(process.argv[3] ?? Date.now() % 1e9))

async function judgeForEver(from: number, step: number): Promise<void> {
  const round = await roundsOf({ onlyOwn: false })
  for (let seed = from; ; seed += step) {
    parentPort?.postMessage({ begins: seed } satisfies Message)
    const { input, ...ends } = await round(seed)
    parentPort?.postMessage({ ends, input: ends.failure === null ? null : input } satisfies Message)
  }
}

async function judgeOne(seed: number): Promise<void> {
  const round = await roundsOf({ onlyOwn: false })
  const { input, ...outcome } = await round(seed)
  keep(seed, input)
  process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`)
}

async function run(minutes: number, first: number): Promise<void> {
  const until = Date.now() + minutes * 60_000
  const sums = {
    documents: 0,
    documentsRead: 0,
    shapes: 0,
    shapesUsed: 0,
    failures: 0,
    hangs: 0,
    deaths: 0,
    slowest: 0,
  }
  const threads = availableParallelism()
  process.stderr.write(`${threads} threads, ${minutes} minutes, first seed ${first}\n`)
  await Promise.all(Array.from({ length: threads }, (_, index) => keepJudging(first + index, threads, until, sums)))
  process.stdout.write(`${JSON.stringify(sums)}\n`)
  if (sums.failures + sums.hangs + sums.deaths > 0) process.exitCode = 1
}

/** One thread after the other, until the time is up: one that hangs or dies is replaced behind the seed it was at. */
async function keepJudging(from: number, step: number, until: number, sums: Record<string, number>): Promise<void> {
  let next = from
  while (Date.now() < until) next = (await judgeUntil(next, step, until, sums)) + step
}

function judgeUntil(from: number, step: number, until: number, sums: Record<string, number>): Promise<number> {
  return new Promise(resolve => {
    const worker = new Worker(import.meta.filename, { workerData: { from, step } })
    let [seed, since] = [from, Date.now() + 10_000]
    const end = async (): Promise<void> => {
      clearInterval(watch)
      await worker.terminate()
      resolve(seed)
    }
    const watch = setInterval(() => {
      if (Date.now() - since > budget) {
        sums.hangs++
        process.stderr.write(`seed ${seed} took more than ${budget} ms\n`)
        void end()
      } else if (Date.now() > until) void end()
    }, 250)
    worker.on('error', error => {
      sums.deaths++
      process.stderr.write(`seed ${seed} ended its thread: ${error.stack ?? error}\n`)
      void end()
    })
    worker.on('message', (message: Message) => {
      if ('begins' in message) [seed, since] = [message.begins, Date.now()]
      else tell(message, sums)
    })
  })
}

function tell({ ends, input }: Extract<Message, { readonly ends: unknown }>, sums: Record<string, number>): void {
  const { kind, isUsed, failure, seed, ms } = ends
  sums[kind === 'shapes' ? 'shapes' : 'documents']++
  if (isUsed) sums[kind === 'shapes' ? 'shapesUsed' : 'documentsRead']++
  sums.slowest = Math.max(sums.slowest, Math.round(ms))
  if (failure === null || input === null) return
  sums.failures++
  process.stderr.write(`seed ${seed} (${keep(seed, input)}): ${failure}\n`)
}

function keep(seed: number, input: Uint8Array): string {
  const folder = join(tmpdir(), 'skord-fuzz')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, String(seed))
  writeFileSync(file, input)
  return file
}
