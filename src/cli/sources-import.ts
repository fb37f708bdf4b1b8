import { applyPlan, type ListFault, type PlannedSource, planImport, writeSourceList } from '../harvest/source-list.ts'
import { sourceCommandWords } from '../text/source-commands.ts'
import { settingsFaultText } from '../text/source-settings.ts'
import { actorAt, CliError, type Context } from './context.ts'
import { readInput } from './input.ts'
import { printable } from './terminal.ts'

/**
 * Adds and changes the sources that a list in YAML or JSON states, all of them or none.
 * @throws CliError that tells every fault, with its line
 */
export async function importSources(
  file: string,
  { dryRun = false }: { readonly dryRun?: boolean },
  context: Context,
): Promise<number> {
  const store = await context.store()
  const { body } = await readInput(file, context)
  const present = { sources: await store.sources(), profiles: await context.tools.profileIds() }
  const plan = planImport(Buffer.from(body).toString(), present)
  const { sources, faults } = plan
  if (faults.length > 0) throw new CliError(complaint(file, faults, context))
  for (const planned of sources) context.say(planLine(planned, context))
  if (dryRun) return 0
  await applyPlan(plan, actorAt(context), store)
  context.say(context.text.sources.imported(sources.length))
  return 0
}

/** Writes all sources as a list that gives them back. */
export async function exportSources(context: Context): Promise<number> {
  context.tools.stdout.write(writeSourceList(await (await context.store()).sources()))
  return 0
}

function planLine({ source, outcome, fields }: PlannedSource, { language }: Context): string {
  const words = sourceCommandWords[language]
  return printable(`${source.id}: ${words.importing[outcome]}${outcome === 'changed' ? ` (${fields.join(', ')})` : ''}`)
}

function complaint(file: string, faults: readonly ListFault[], { text, language }: Context): string {
  const words = sourceCommandWords[language]
  const lines = faults.map(fault => {
    const where = [fault.id ?? '', fault.field].filter(part => part !== '').join(' ')
    return words.fault(fault.line, where, settingsFaultText(fault, language))
  })
  return text.errors.badFile(file, `${lines.map(printable).join('; ')}. ${words.notImported}`)
}
