import { Presets, SingleBar } from 'cli-progress'
import { holderName } from '../harvest/holder.ts'
import { checkLinks } from '../harvest/links/job.ts'
import { defaultLinkPolicy, nightLimits } from '../harvest/links/policy.ts'
import type { LinkRound, LinkTools } from '../harvest/links/tools.ts'
import { linkWords } from '../text/links.ts'
import { CliError, type Context } from './context.ts'
import { outcomeCounts } from './link-outcomes.ts'
import { choose, countOption } from './options.ts'
import { tellOnce } from './telling.ts'
import { cleaned } from './terminal.ts'

/** Which addresses are checked. */
export interface CheckOptions {
  readonly source?: string
  readonly limit?: string
  readonly all?: boolean
  readonly format: string
}

const formats: Readonly<Record<string, (round: LinkRound, context: Context) => Promise<string>>> = {
  text: roundText,
  json: async round => JSON.stringify(round, null, 2),
}

/** Checks links in the foreground; exit code 1 when it could not be done to the end. @throws CliError */
export async function checkLinksNow(options: CheckOptions, context: Context): Promise<number> {
  const { source, limit, all = false } = options
  const write = choose(formats, ['--format', options.format], context)
  const words = linkWords[context.language]
  const store = await context.store()
  if (source !== undefined && (await store.source(source)) === null) {
    throw new CliError(context.text.sources.missing(source))
  }
  const most = limit === undefined ? nightLimits.most : countOption('--limit', limit, context)
  const round = await roundWith({ ...nightLimits, most }, { ...(source === undefined ? {} : { source }), all }, context)
  if (round === null) {
    context.say(words.taken)
    return 1
  }
  context.print(await write(round, context))
  await tellOnce(context)
  return round.ended === 'done' ? 0 : 1
}

async function roundWith(
  limits: LinkTools['limits'],
  scope: { readonly source?: string; readonly all: boolean },
  context: Context,
): Promise<LinkRound | null> {
  const { tools, config, log } = context
  const { methods } = await context.profile('dcat-ap-se')
  const client = await tools.createProbe(config)
  const bar = progressBar(context)
  try {
    return await checkLinks(
      {
        ...{ store: await context.store(), probe: client.probe, methods, policy: defaultLinkPolicy, limits, log },
        ...{ now: tools.now, signal: tools.signal, folder: config.data, holder: holderName() },
        onProgress: ({ due, checked, postponed }) => {
          bar?.setTotal(due)
          bar?.update(checked + postponed)
        },
      },
      scope,
    )
  } finally {
    bar?.stop()
    await client.close()
  }
}

function progressBar({ quiet, language, tools }: Context): SingleBar | null {
  if (quiet || !('isTTY' in tools.stderr) || tools.stderr.isTTY !== true) return null
  const format = `${linkWords[language].progress} {bar} {value}/{total}`
  const options = { format, stream: tools.stderr, clearOnComplete: true, hideCursor: true }
  const bar = new SingleBar(options, Presets.shades_classic)
  bar.start(0, 0)
  return bar
}

async function roundText(round: LinkRound, context: Context): Promise<string> {
  const words = linkWords[context.language]
  const { due, checked, hosts, outcomes, changed, rescored, postponed, ended } = round
  if (due === 0) return words.nothingDue
  const counts = await outcomeCounts(outcomes, context)
  const left = postponed.map(({ host, reason, addresses }) => cleaned(words.postponed[reason](host, addresses)))
  return [
    words.checked(checked, due, hosts),
    ...counts.map(line => `  ${line}`),
    words.changed(changed, rescored),
    ...left.map(line => `  ${line}`),
    words.ended[ended],
  ].join('\n')
}
