import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { type Harvest, isGood } from '../model/harvest.ts'
import { approveRun } from './decide.ts'
import { createFingerprints } from './fingerprint.ts'
import { harvestGuarded } from './harvest-guarded.ts'
import { wasJudged } from './judged.ts'
import { LeaseError } from './lease-error.ts'
import { preview } from './preview.ts'
import { createPublisher } from './publisher.ts'
import { createSlots } from './slots.ts'
import type { HarvestTools } from './tools.ts'
import type { Answer, Order, Request, Task } from './worker-messages.ts'

/** What the thread works with: a store and a `get` of its own. */
export interface WorkerTools extends Omit<HarvestTools, 'trigger' | 'force' | 'signal' | 'slots' | 'fingerprintOf'> {
  /** Publishes the whole catalogue anew. */
  readonly publish?: () => Promise<void>
}

/** The thread's side: does what is ordered through the port, as much at a time as there are slots, until told to stop. */
export async function runHarvestWorker(port: MessagePort, tools: WorkerTools): Promise<void> {
  const stopping = new AbortController()
  const shared = { slots: createSlots(), fingerprintOf: createFingerprints() }
  const working = { ...tools, ...shared, signal: stopping.signal }
  const running = new Set<Promise<void>>()
  const isIdle = (): boolean => running.size === 0 && !stopping.signal.aborted
  const publisher = createPublisher(tools, isIdle)
  const noteSeries = (): Promise<void> => tools.store.noteSeries(tools.now())
  const series = createPublisher({ publish: noteSeries, log: tools.log, crashed: 'series.crashed' }, isIdle)
  const order = (): void => {
    publisher.order()
    series.order()
  }
  const obey = async ({ number, task }: Request & { readonly kind: 'do' }): Promise<void> => {
    const answer = await answerTo(task, working)
    port.postMessage({ number, ...answer } satisfies Answer)
    const harvest = 'value' in answer ? harvestIn(task, answer.value) : null
    if (harvest?.status === 'succeeded') order()
    else if (harvest !== null && isGood(harvest) && wasJudged(harvest)) series.order()
  }
  port.on('message', (request: Request) => {
    if (request.kind === 'stop') return stopping.abort()
    if (request.kind === 'publish') order()
    else {
      const run = obey(request).finally(() => running.delete(run))
      running.add(run)
    }
    void Promise.allSettled(running).then(() => {
      publisher.consider()
      series.consider()
    })
  })
  await once(stopping.signal, 'abort')
  await Promise.all(running)
  await Promise.all([publisher.rest(), series.rest()])
  port.close()
}

async function answerTo(
  task: Task,
  tools: HarvestTools,
): Promise<{ readonly value: unknown } | { readonly reason: string }> {
  try {
    return { value: await doTask(task, tools) }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

async function doTask(task: Task, tools: HarvestTools): Promise<unknown> {
  if (task.kind === 'preview') return preview(task.source, tools)
  if (task.kind === 'approve') return approveRun(task.decided, tools)
  return harvestOrdered(task.order, tools)
}

async function harvestOrdered({ source: id, trigger, force }: Order, tools: HarvestTools): Promise<Harvest | null> {
  const source = await tools.store.source(id)
  if (source === null) throw new Error(`there is no source ${id}`)
  try {
    return await harvestGuarded(source, { ...tools, trigger, force })
  } catch (error) {
    if (error instanceof LeaseError) return null
    throw error
  }
}

/** The run that a task came to; null when it came to none, or to one that is not kept. */
function harvestIn({ kind }: Task, value: unknown): Harvest | null {
  if (kind === 'preview' || value === null) return null
  return kind === 'harvest' ? (value as Harvest) : ((value as { readonly harvest?: Harvest }).harvest ?? null)
}
