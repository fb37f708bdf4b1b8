import { approveRun, type DecisionOutcome, rejectRun } from '../harvest/decide.ts'
import { type Harvest, isGood as isGoodRun } from '../model/harvest.ts'
import { runCommandWords } from '../text/run-commands.ts'
import { actorAt, type Context } from './context.ts'
import { harvestTools } from './harvest-sources.ts'

/** What is decided, and of what. */
interface Decided {
  readonly harvest: Harvest
  /** What the run must be about to remove; null takes the run as it is. */
  readonly digest: string | null
}

/** Decides of a held run. Exit code 0 when it is decided, and with an approval applied or bound to be; else 1. */
export async function decide(
  kind: 'approve' | 'reject',
  { harvest, digest }: Decided,
  context: Context,
): Promise<number> {
  const decided = {
    run: harvest.id,
    digest: digest ?? harvest.digest ?? '',
    actor: actorAt(context),
  }
  const tools = await harvestTools(context)
  const outcome = kind === 'approve' ? await approveRun(decided, tools) : await rejectRun(decided, tools)
  const { isGood, line } = told(outcome, String(harvest.id), context)
  context.say(line)
  return isGood ? 0 : 1
}

function told(outcome: DecisionOutcome, id: string, { language }: Context): { isGood: boolean; line: string } {
  const { outcomes } = runCommandWords[language]
  if (outcome.kind === 'refused') return { isGood: false, line: outcomes[outcome.why](id) }
  if (outcome.kind !== 'harvested') return { isGood: true, line: outcomes[outcome.kind](id) }
  const { id: run } = outcome.harvest
  const isApplied = isGoodRun(outcome.harvest)
  return { isGood: isApplied, line: isApplied ? outcomes.applied(id, run) : outcomes.notApplied(id, run) }
}
