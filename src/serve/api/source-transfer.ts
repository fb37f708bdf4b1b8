import { z } from 'zod'
import { applyPlan, type ImportPlan } from '../../harvest/source-list.ts'
import { ownSourceList, planOf } from '../admin/transfer.ts'
import type { PageTools } from '../tools.ts'
import type { AdmittedRequest, ApiAnswer } from './api.ts'
import { textBody } from './json-body.ts'
import { queryOf } from './query.ts'
import { faultJson } from './settings-problem.ts'

/** The sources that the holder may see, as a list in YAML that `import` takes. */
export async function exportSources({ who }: AdmittedRequest, { store }: PageTools): Promise<ApiAnswer> {
  const headers = {
    'Content-Type': 'application/yaml; charset=utf-8',
    'Content-Disposition': 'attachment; filename="sources.yaml"',
    'Cache-Control': 'no-store',
  }
  return { response: new Response(await ownSourceList(who, store), { headers }) }
}

const asking = z.object({ 'dry-run': z.enum(['true', 'false'], { error: 'must be true or false' }).default('false') })
const mostBytes = 5_000_000

/** Adds and changes the sources of a list in YAML or JSON, all or none; with `dry-run=true` only says what it would do. */
export async function importSources(request: AdmittedRequest, tools: PageTools): Promise<ApiAnswer> {
  const query = queryOf(asking, request.url)
  if ('problem' in query) return query
  const body = await textBody(request, tools, mostBytes)
  if ('problem' in body) return body
  const plan = await planOf(body.text, tools)
  if (plan.faults.length > 0) return faultyList(plan)
  const isTrial = query.value['dry-run'] === 'true'
  if (!isTrial) await applyPlan(plan, { name: request.who.name, at: tools.now() }, tools.store)
  const sources = plan.sources.map(({ source, outcome, fields, line }) => ({ id: source.id, outcome, fields, line }))
  return { json: { isDryRun: isTrial, sources } }
}

function faultyList({ faults }: ImportPlan): ApiAnswer {
  const errors = faults.map(fault => ({ id: fault.id, line: fault.line, ...faultJson(fault) }))
  const detail = `Nothing was changed: there are faults in the list, the first on line ${faults[0].line}`
  return { problem: { status: 422, title: 'The list of sources has faults', detail, errors } }
}
