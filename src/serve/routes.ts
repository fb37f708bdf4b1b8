import { apiDocsPage } from './pages/api-docs.ts'
import { datasetMetrics } from './pages/dataset-metrics.ts'
import { entryPage, unnamed } from './pages/entry.ts'
import { harvestPage } from './pages/harvest.ts'
import { organisationPage } from './pages/organisation.ts'
import { organisationsPage } from './pages/organisations.ts'
import { qualityPage } from './pages/quality.ts'
import { qualityLinksPage } from './pages/quality-links.ts'
import { qualityMethodsPage } from './pages/quality-methods.ts'
import { qualityReportFile, qualityReportPage } from './pages/quality-report.ts'
import { runPage } from './pages/run.ts'
import { searchPage } from './pages/search.ts'
import { sourcePage } from './pages/source.ts'
import { startPage } from './pages/start.ts'
import { validatePage, validationPage } from './pages/validate.ts'
import { removePage, submittedPage, sourcePage as submittedSourcePage } from './pages/validation.ts'
import { mendedFile, mendedPage } from './pages/validation-mended.ts'
import { reportFile } from './pages/validation-report.ts'
import { validationScoreFile, validationScorePage } from './pages/validation-score.ts'
import type { PageTools } from './tools.ts'
import type { Page } from './view.ts'

/** A page and its address, without the language prefix. */
export interface PageRoute {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly page: Page<PageTools>
  /** Must it be asked for anew each time? Run states are. */
  readonly isLive?: boolean
  /** Is it for one reader alone, so that nobody may keep it? */
  readonly isPrivate?: boolean
}

/** The pages. Each is answered in Swedish at its path and in English under `/en`. */
export const pageRoutes: readonly PageRoute[] = [
  { method: 'GET', path: '/', page: startPage },
  { method: 'GET', path: '/datasets', page: searchPage },
  { method: 'GET', path: '/datasets/:id', page: entryPage('Dataset') },
  { method: 'GET', path: '/datasets/:id/metrics', page: datasetMetrics },
  { method: 'GET', path: '/datasets/:id/:name', page: unnamed },
  { method: 'GET', path: '/dataservice/:id', page: entryPage('DataService') },
  { method: 'GET', path: '/dataservice/:id/:name', page: unnamed },
  { method: 'GET', path: '/dataset-series/:id', page: entryPage('DatasetSeries') },
  { method: 'GET', path: '/organisations', page: organisationsPage },
  { method: 'GET', path: '/organisations/:id', page: organisationPage },
  { method: 'GET', path: '/organisations/:id/metadatakvalitet', page: qualityReportPage },
  { method: 'GET', path: '/organisations/:id/metadatakvalitet/:file{report\\.[a-z]+}', page: qualityReportFile },
  { method: 'GET', path: '/metadatakvalitet', page: qualityPage },
  { method: 'GET', path: '/metadatakvalitet/metod', page: qualityMethodsPage },
  { method: 'GET', path: '/metadatakvalitet/lankar', page: qualityLinksPage },
  { method: 'GET', path: '/harvest', page: harvestPage, isLive: true },
  { method: 'GET', path: '/harvest/sources/:id', page: sourcePage, isLive: true },
  { method: 'GET', path: '/harvest/runs/:id', page: runPage, isLive: true },
  { method: 'GET', path: '/validate', page: validatePage },
  { method: 'POST', path: '/validate', page: validationPage, isPrivate: true },
  { method: 'GET', path: '/validate/:id', page: submittedPage, isPrivate: true },
  { method: 'GET', path: '/validate/:id/source', page: submittedSourcePage, isPrivate: true },
  { method: 'GET', path: '/validate/:id/:file{report\\.[a-z]+}', page: reportFile, isPrivate: true },
  { method: 'GET', path: '/validate/:id/score', page: validationScorePage, isPrivate: true },
  { method: 'GET', path: '/validate/:id/:file{score\\.[a-z]+}', page: validationScoreFile, isPrivate: true },
  { method: 'GET', path: '/validate/:id/fixed', page: mendedPage, isPrivate: true },
  { method: 'GET', path: '/validate/:id/fixed/file', page: mendedFile, isPrivate: true },
  { method: 'POST', path: '/validate/:id/remove', page: removePage, isPrivate: true },
  { method: 'GET', path: '/api-docs', page: apiDocsPage },
]
