import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import type { Harvest } from '../model/harvest.ts'
import { approveRun, type DecisionOutcome } from './decide.ts'
import { createFingerprints } from './fingerprint.ts'
import { harvestGuarded } from './harvest-guarded.ts'
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
  const publisher = createPublisher(tools, () => running.size === 0 && !stopping.signal.aborted)
  const obey = async ({ number, task }: Request & { readonly kind: 'do' }): Promise<void> => {
    const answer = await answerTo(task, working)
    port.postMessage({ number, ...answer } satisfies Answer)
    if ('value' in answer && isChange(task, answer.value)) publisher.order()
  }
  port.on('message', (request: Request) => {
    if (request.kind === 'stop') return stopping.abort()
    if (request.kind === 'publish') publisher.order()
    else {
      const run = obey(request).finally(() => running.delete(run))
      running.add(run)
    }
    void Promise.allSettled(running).then(publisher.consider)
  })
  await once(stopping.signal, 'abort')
  await Promise.all(running)
  await publisher.rest()
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

/** Has what is published been changed by it? */
function isChange({ kind }: Task, value: unknown): boolean {
  if (kind === 'preview' || value === null) return false
  const harvest = kind === 'harvest' ? (value as Harvest) : (value as DecisionOutcome & { harvest?: Harvest }).harvest
  return harvest?.status === 'succeeded'
}
