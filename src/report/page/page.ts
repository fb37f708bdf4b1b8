import { html, raw } from 'hono/html'
import type { Language } from '../../text/language.ts'
import { reportWords } from '../../text/report.ts'
import type { QualityInput } from '../quality-input.ts'
import { qualityReport } from '../report.ts'
import { piece } from '../validation/html-piece.ts'
import { qualityBody } from './body.ts'
import { shownDatasets } from './dataset-list.ts'
import { fileStyle } from './file-style.ts'
import { organisationText } from './names.ts'
import { qualityStyle } from './style.ts'

/** The report as a web page of one file: no scripts, nothing fetched from elsewhere, to be read, sent on and printed. */
export function* page(input: QualityInput, language: Language): Iterable<string> {
  const report = qualityReport(input, { explained: shownDatasets })
  const { title, noName } = reportWords[language]
  const { baseUrl } = input
  const prefix = language === 'sv' ? '' : `/${language}`
  const linkTo = (path: string): string | null => (baseUrl === null ? null : `${baseUrl}${prefix}${path}`)
  yield piece(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title(organisationText(report.organisation, language, noName))}</title>
<style>${raw(fileStyle)}${raw(qualityStyle)}</style>
</head>
<body>
<main>
`)
  yield piece(qualityBody(report, language, { linkTo }))
  yield `</main>
</body>
</html>
`
}
