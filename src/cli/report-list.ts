import { html, raw } from 'hono/html'
import type { Aggregate } from '../model/aggregate.ts'
import type { Method } from '../model/score.ts'
import type { ReportFormat } from '../report/formats.ts'
import { fileStyle } from '../report/page/file-style.ts'
import { plain } from '../serve/literals.ts'
import type { Texts } from '../store/store.ts'
import { formatNumber } from '../text/format.ts'
import type { Language } from '../text/language.ts'
import { reportCommandWords } from '../text/report-command.ts'
import { words as pageWords } from '../text/words.ts'

/** An organisation whose report has been written. */
export interface ListedReport {
  readonly name: Texts
  readonly iri: string
  readonly datasets: number
  /** null when nothing is scored. */
  readonly mean: Pick<Aggregate['mean'], 'points' | 'rating'> | null
  readonly files: readonly { readonly file: string; readonly format: ReportFormat['id'] }[]
}

const formatNames: Readonly<Record<ReportFormat['id'], string>> = {
  html: 'HTML',
  json: 'JSON',
  csv: 'CSV',
  turtle: 'Turtle',
  trig: 'TriG',
  jsonld: 'JSON-LD',
}

/** A page that links to reports beside it, in the order given. */
export function* reportList(reports: readonly ListedReport[], method: Method, language: Language): Iterable<string> {
  const text = reportCommandWords[language]
  yield `${html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.listTitle}</title>
<style>${raw(fileStyle)}</style>
</head>
<body>
<main>
<h1>${text.listTitle}</h1>
<p>${text.listLead(reports.length, method.label[language])}</p>
<table class="stack">
<thead><tr><th scope="col">${text.name}</th><th scope="col" class="number">${text.datasets}</th><th scope="col" class="number">${text.mean}</th><th scope="col">${text.rating}</th><th scope="col">${text.files}</th></tr></thead>
<tbody>
`}`
  for (const report of reports) yield row(report, language)
  yield '</tbody>\n</table>\n</main>\n</body>\n</html>\n'
}

function row({ name, iri, datasets, mean, files }: ListedReport, language: Language): string {
  const text = reportCommandWords[language]
  const called = plain(name, language, { otherwise: iri })
  const rating = mean === null ? '–' : pageWords[language].quality.ratings[mean.rating]
  const first = files.find(({ format }) => format === 'html') ?? files[0]
  return `${html`<tr><th scope="row"><a href="${first.file}"><bdi>${called}</bdi></a></th>
<td class="number" data-label="${text.datasets}">${formatNumber(datasets, language)}</td>
<td class="number" data-label="${text.mean}">${mean === null ? '–' : formatNumber(mean.points, language)}</td>
<td data-label="${text.rating}">${rating}</td>
<td data-label="${text.files}">${files.map(({ file, format }) => html`<a href="${file}">${formatNames[format]}</a> `)}</td></tr>
`}`
}
