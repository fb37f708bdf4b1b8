import type { Harvest, HarvestErrorCode } from '../../model/harvest.ts'
import type { StoredNotice } from '../../model/notice.ts'
import { shownAddress } from '../../model/shown-address.ts'
import { blockedRobotText } from '../../text/blocked-robot.ts'
import type { InBoth } from '../../text/language.ts'
import { shownFacts } from '../parts/run/shown-exchange.ts'
import { isRobotKeptOut } from './cause.ts'
import { lastGoodBefore, troubleBefore } from './history-facts.ts'
import type { FactTools, Named, NoticeFacts } from './notice-facts.ts'
import { oneLine } from './one-line.ts'
import { dropOf, goingOf, lostOf, violationsOf } from './resource-facts.ts'

const nothing: Named = { total: 0, labels: [] }

/** Gathers what words need to tell a notice. */
export async function gatherFacts(notice: StoredNotice, tools: FactTools): Promise<NoticeFacts> {
  const { store } = tools
  const [source, run] = await Promise.all([store.source(notice.source), store.harvest(notice.harvest)])
  const { kind } = notice
  const shown = shownFacts(notice.details)
  const { code, ...details } = shown
  const error = { code: (code ?? 'internal') as HarvestErrorCode, details }
  return {
    notice: { ...notice, details: shown },
    title: oneLine(source?.title ?? notice.source, 80),
    run: run === null ? null : shownRun(run),
    error,
    lastGood: kind === 'failing' && tools.isBrief !== true ? await lastGoodBefore(notice, store) : null,
    troubleSince: kind === 'recovered' ? await troubleBefore(notice, store) : null,
    going: kind === 'held' ? await goingOf(notice, run, store) : { ...nothing, standing: null },
    violations: kind === 'new-violations' ? await violationsOf(notice, store) : { total: 0, rules: [] },
    ...(kind === 'superseded' ? await lostOf(notice, store) : { winner: null, lost: nothing }),
    move: { from: oneLine(shownAddress(source?.url ?? ''), 300), to: oneLine(details.to ?? '', 300) },
    drop: await dropOf(notice, store),
    robotText:
      kind === 'failing' ? robotTextOf({ notice, error, run, url: shownAddress(source?.url ?? '') }, tools) : null,
  }
}

/** The run without the keys in the addresses that it failed at. */
function shownRun(run: Harvest): Harvest {
  const { error } = run
  return error === null ? run : { ...run, error: { ...error, details: shownFacts(error.details) } }
}

function robotTextOf(
  { notice, error, run, url }: Pick<NoticeFacts, 'notice' | 'error' | 'run'> & { readonly url: string },
  { robot }: FactTools,
): InBoth | null {
  if (robot === null || !isRobotKeptOut(error)) return null
  const { status, reference = null, url: fetched = url } = error.details
  const known = /^\d{3}$/.test(status ?? '') ? Number(status) : (run?.exchanges.at(-1)?.status ?? null)
  return blockedRobotText({ ...robot, url: fetched, example: { status: known, at: notice.at, reference } })
}
