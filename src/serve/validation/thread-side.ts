import type { MessagePort } from 'node:worker_threads'
import { submittedSubject } from '../../harvest/subject.ts'
import type { Get } from '../../model/document.ts'
import type { Profile } from '../../profile/profile.ts'
import { documentOf, fieldsOf } from './form.ts'
import { type JudgeTools, judge, submissionOf } from './judge.ts'
import type { Asked, Submission } from './judgement.ts'
import { mend } from './mended.ts'
import type { AnyAnswer, Judged, Message, Order, Told } from './messages.ts'
import { createRemoteGet } from './remote-get.ts'
import { fetchedSubject } from './subject.ts'
import { gzippedReport } from './write.ts'

interface ThreadTools extends JudgeTools {
  readonly get: Get
}

/** The thread's side: does what is ordered through the port, one thing at a time, for as long as it lives. */
export function runValidationThread(port: MessagePort, profiles: ReadonlyMap<string, Profile>): void {
  const say = (message: Message<AnyAnswer>): void => port.postMessage(message, buffersOf(message))
  const progress = (share: number): void => say({ kind: 'progress', share })
  const tools = { profiles, get: createRemoteGet(port), progress, now: () => new Date() }
  port.on('message', async (told: Told) => {
    if (told.kind === 'got') return
    try {
      say({ kind: 'answer', answer: await answerTo(told, tools) })
    } catch (error) {
      say({ kind: 'crashed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}

async function answerTo(order: Order, tools: ThreadTools): Promise<AnyAnswer> {
  if (order.kind === 'write') return { gzipped: await gzippedReport(order.source, order.manner, tools.profiles) }
  if (order.kind === 'judge') return await judged(order.submission, order.asked, tools)
  if (order.kind === 'judge-form') return await judgedForm(order.form, tools)
  if (order.kind === 'mend') {
    const profile = tools.profiles.get(order.profile)
    if (profile === undefined) throw new Error(`there is no profile ${order.profile}`)
    return await mend(order, profile)
  }
  const subject = await fetchedSubject(order.fetched, tools.get)
  return {
    judgement: await judge({ submission: submissionOf(order.fetched.document), subject, asked: order.asked }, tools),
  }
}

async function judged(submission: Submission, asked: Asked, tools: ThreadTools): Promise<Judged> {
  const { body, baseIri, mediaType, charset } = submission
  const subject = await submittedSubject(body, { baseIri, mediaType, charset })
  return { judgement: await judge({ submission, subject, asked }, tools) }
}

async function judgedForm(form: Parameters<typeof fieldsOf>[0], tools: ThreadTools): Promise<Judged> {
  const fields = await fieldsOf(form)
  const submission = await documentOf(fields, form.pasted)
  if ('reason' in submission) return submission
  // A form this large with nothing but an address in it is none of ours.
  if ('url' in submission) return { reason: 'several' }
  return await judged(submission, fields.asked, tools)
}

/** What a message holds that can be handed over without being copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array || value instanceof Uint32Array) return [value.buffer as ArrayBuffer]
  if (Array.isArray(value)) return value.flatMap(buffersOf)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersOf) : []
}
