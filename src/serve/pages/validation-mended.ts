import { html } from 'hono/html'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { disposition } from '../disposition.ts'
import { inLanguage } from '../links.ts'
import { refusedView } from '../parts/validation/refused.ts'
import type { PageTools } from '../tools.ts'
import type { PageRequest, View } from '../view.ts'

/** The document with what is certain mended, as a file to save; a page that says why when there is none. */
export async function mendedFile(request: PageRequest, tools: PageTools): Promise<Response | View | null> {
  const { id } = request.parameters
  const state = tools.validator.state(id)
  if (state?.kind !== 'judged') return null
  const { document, name, verdicts } = state.judgement
  const wanted = verdicts.find(({ profile }) => profile === request.query.get('profile')) ?? verdicts[0]
  const outcome = await tools.writer.mend({ kind: 'mend', document, profile: wanted.profile })
  if ('loss' in outcome) return refusedView({ reason: outcome.loss }, { request, tools })
  const { answer } = outcome
  if ('none' in answer) return notMended(id, answer.none, request)
  const syntax = syntaxById(answer.syntax)
  const headers = {
    'Content-Type': `${syntax?.mediaTypes[0] ?? 'text/plain'}; charset=utf-8`,
    'Content-Disposition': disposition('lagad', name.replace(/\.\w{1,6}$/, ''), syntax?.extensions[0] ?? ''),
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
  }
  return new Response(answer.text, { headers })
}

function notMended(id: string, reason: 'unreadable' | 'relative' | 'nothing', request: PageRequest): View {
  const { words, language } = request
  const { validate } = words
  const texts = {
    unreadable: validate.mendedUnreadable,
    relative: validate.mendedRelative,
    nothing: validate.mendedNothing,
  }
  const body = html`<h1>${validate.mendedTitle}</h1><p class="lead">${texts[reason]}</p>
<p><a class="onward" href="${inLanguage(`/validate/${id}`, language)}">${validate.result}</a></p>`
  const crumbs = [{ label: validate.title, path: '/validate' }]
  return { title: validate.mendedTitle, crumbs, body, isUnindexed: true }
}
