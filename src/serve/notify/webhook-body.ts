import type { Delivery, StoredNotice } from '../../model/notice.ts'
import type { StoredSource } from '../../store/store.ts'
import { harvestErrorText } from '../../text/harvest-errors.ts'
import { sourcePath } from '../links.ts'
import { blocksText } from './blocks.ts'
import type { ComposeTools } from './compose.ts'
import { gatherFacts } from './gather-facts.ts'
import type { NoticeFacts } from './notice-facts.ts'
import type { WebhookMessage } from './sender.ts'
import { byUrgency, storyOf } from './story.ts'

/** What a webhook is told of the notices of one run, signed with the key of the source. */
export async function composeWebhook(
  { id, recipient, createdAt }: Delivery,
  about: { readonly source: StoredSource; readonly notices: readonly StoredNotice[]; readonly key: Uint8Array },
  tools: ComposeTools,
): Promise<WebhookMessage> {
  const { source, key } = about
  const facts = await Promise.all(byUrgency(about.notices).map(notice => gatherFacts(notice, tools)))
  const { run, notice } = facts[0]
  const payload = {
    type: 'harvest.state-changed',
    timestamp: notice.at.toISOString(),
    data: {
      source: {
        id: source.id,
        title: source.title,
        organisation: source.organisation,
        page: tools.baseUrl + sourcePath(source),
      },
      run: { id: notice.harvest, page: `${tools.baseUrl}/harvest/runs/${notice.harvest}`, ...runJson(run) },
      notices: facts.map(noticeJson),
    },
  }
  return { url: recipient, id: `delivery-${id}-${createdAt.getTime()}`, body: JSON.stringify(payload), key }
}

function runJson(run: NoticeFacts['run']): object {
  if (run === null) return {}
  const error =
    run.error === null ? null : { code: run.error.code, text: harvestErrorText(run.error.code, run.error.details) }
  return {
    status: run.status,
    startedAt: run.startedAt.toISOString(),
    endedAt: run.endedAt.toISOString(),
    error,
  }
}

function noticeJson(facts: NoticeFacts): object {
  const { id, kind, at, details } = facts.notice
  const [sv, en] = [storyOf(facts, 'sv'), storyOf(facts, 'en')]
  return {
    id,
    kind,
    at: at.toISOString(),
    details,
    headline: { sv: sv.headline, en: en.headline },
    text: { sv: blocksText(sv.blocks), en: blocksText(en.blocks) },
  }
}
