import type { Need } from '../need.ts'
import type { Answer, GuardedAnswer } from './api.ts'
import { apiInfo, dataset, datasetFindings, datasets, organisations } from './catalogue.ts'
import { datasetLinks, datasetScores } from './dataset-quality.ts'
import { likelyDuplicates, sourceDuplicates } from './duplicates.ts'
import { auditEntries, deliveries } from './happenings.ts'
import { harvestRun, harvestRuns, postDecision, runFindings, runLog } from './harvest-runs.ts'
import { deleteSource, harvestSource, harvestSources, patchSource, postSource, putSource } from './harvest-sources.ts'
import { organisationLinks, organisationReport, organisationScores } from './organisation-quality.ts'
import { getPreview, postPreview, postSourcePreview } from './previews.ts'
import { runChanges } from './run-changes.ts'
import { postSourceRun, sourceRuns } from './source-runs.ts'
import { exportSources, importSources } from './source-transfer.ts'
import { qualityMethods, statistics } from './statistics.ts'
import { deleteToken, postToken, tokens } from './tokens.ts'
import { getValidationScore } from './validation-score.ts'
import { deleteValidation, getValidation, postValidation } from './validations.ts'

interface Address {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/katalog/v1/`. */
  readonly path: string
}

/** A resource of the API that is open to all. */
interface OpenResource extends Address {
  /** Also the key of its description in `text/`. */
  readonly id: OpenId
  readonly answer: Answer
}

/** A resource of the API that needs a token. */
export interface GuardedResource extends Address {
  /** Also the key of its description in `text/`. */
  readonly id: GuardedId
  readonly needs: Need
  readonly answer: GuardedAnswer
}

type OpenId =
  | 'api-info'
  | 'datasets'
  | 'dataset'
  | 'dataset-findings'
  | 'dataset-scores'
  | 'dataset-links'
  | 'organisations'
  | 'organisation-scores'
  | 'organisation-report'
  | 'organisation-links'
  | 'statistics'
  | 'quality-methods'
  | 'harvest-sources'
  | 'harvest-source'
  | 'source-runs'
  | 'source-duplicates'
  | 'duplicates'
  | 'harvest-runs'
  | 'harvest-run'
  | 'run-changes'
  | 'run-findings'
  | 'run-log'
  | 'validations'
  | 'validation'
  | 'validation-quality'
  | 'validation-removal'

type GuardedId =
  | 'source-export'
  | 'source-import'
  | 'source-addition'
  | 'source-change'
  | 'source-replacement'
  | 'source-removal'
  | 'run-order'
  | 'source-preview'
  | 'settings-preview'
  | 'preview'
  | 'run-decision'
  | 'tokens'
  | 'token-addition'
  | 'token-removal'
  | 'audit-entries'
  | 'deliveries'

/** One resource of the API. */
export type ApiResource = OpenResource | GuardedResource

const any = (permission: Need['permission']): Need => ({ permission, of: 'any' })
const ofSource = (permission: Need['permission']): Need => ({ permission, of: 'source' })

/** The resources of the API that are open to all. */
const open: readonly OpenResource[] = [
  { id: 'api-info', method: 'GET', path: 'api-info', answer: apiInfo },
  { id: 'datasets', method: 'GET', path: 'datasets', answer: datasets },
  { id: 'dataset', method: 'GET', path: 'datasets/:id', answer: dataset },
  { id: 'dataset-findings', method: 'GET', path: 'datasets/:id/findings', answer: datasetFindings },
  { id: 'dataset-scores', method: 'GET', path: 'datasets/:id/quality-scores', answer: datasetScores },
  { id: 'dataset-links', method: 'GET', path: 'datasets/:id/links', answer: datasetLinks },
  { id: 'organisations', method: 'GET', path: 'organisations', answer: organisations },
  {
    id: 'organisation-scores',
    method: 'GET',
    path: 'organisations/:id/quality-scores',
    answer: organisationScores,
  },
  {
    id: 'organisation-report',
    method: 'GET',
    path: 'organisations/:id/quality-report',
    answer: organisationReport,
  },
  { id: 'organisation-links', method: 'GET', path: 'organisations/:id/links', answer: organisationLinks },
  { id: 'statistics', method: 'GET', path: 'statistics', answer: statistics },
  { id: 'quality-methods', method: 'GET', path: 'quality-methods', answer: qualityMethods },
  { id: 'harvest-sources', method: 'GET', path: 'harvest-sources', answer: harvestSources },
  { id: 'harvest-source', method: 'GET', path: 'harvest-sources/:id', answer: harvestSource },
  { id: 'source-runs', method: 'GET', path: 'harvest-sources/:id/runs', answer: sourceRuns },
  { id: 'source-duplicates', method: 'GET', path: 'harvest-sources/:id/duplicates', answer: sourceDuplicates },
  { id: 'duplicates', method: 'GET', path: 'duplicates', answer: likelyDuplicates },
  { id: 'harvest-runs', method: 'GET', path: 'harvest-runs', answer: harvestRuns },
  { id: 'harvest-run', method: 'GET', path: 'harvest-runs/:id', answer: harvestRun },
  { id: 'run-changes', method: 'GET', path: 'harvest-runs/:id/changes', answer: runChanges },
  { id: 'run-findings', method: 'GET', path: 'harvest-runs/:id/findings', answer: runFindings },
  { id: 'run-log', method: 'GET', path: 'harvest-runs/:id/log-entries', answer: runLog },
  { id: 'validations', method: 'POST', path: 'validations', answer: postValidation },
  { id: 'validation', method: 'GET', path: 'validations/:id', answer: getValidation },
  { id: 'validation-quality', method: 'GET', path: 'validations/:id/quality-report', answer: getValidationScore },
  { id: 'validation-removal', method: 'DELETE', path: 'validations/:id', answer: deleteValidation },
]

/** The resources of the API that need a token. Those of a fixed name come before those of a source's id. */
export const guarded: readonly GuardedResource[] = [
  { id: 'source-export', method: 'GET', path: 'harvest-sources/export', needs: any('see'), answer: exportSources },
  { id: 'source-import', method: 'POST', path: 'harvest-sources/import', needs: any('sources'), answer: importSources },
  { id: 'source-addition', method: 'POST', path: 'harvest-sources', needs: any('sources'), answer: postSource },
  { id: 'source-change', method: 'PATCH', path: 'harvest-sources/:id', needs: ofSource('change'), answer: patchSource },
  {
    id: 'source-replacement',
    method: 'PUT',
    path: 'harvest-sources/:id',
    needs: ofSource('change'),
    answer: putSource,
  },
  { id: 'source-removal', method: 'DELETE', path: 'harvest-sources/:id', needs: any('sources'), answer: deleteSource },
  {
    id: 'run-order',
    method: 'POST',
    path: 'harvest-sources/:id/runs',
    needs: ofSource('harvest'),
    answer: postSourceRun,
  },
  {
    id: 'source-preview',
    method: 'POST',
    path: 'harvest-sources/:id/previews',
    needs: ofSource('harvest'),
    answer: postSourcePreview,
  },
  {
    id: 'settings-preview',
    method: 'POST',
    path: 'harvest-source-previews',
    needs: any('harvest'),
    answer: postPreview,
  },
  { id: 'preview', method: 'GET', path: 'harvest-source-previews/:id', needs: any('harvest'), answer: getPreview },
  {
    id: 'run-decision',
    method: 'POST',
    path: 'harvest-runs/:id/decision',
    needs: { permission: 'decide', of: 'run' },
    answer: postDecision,
  },
  { id: 'tokens', method: 'GET', path: 'tokens', needs: any('tokens'), answer: tokens },
  { id: 'token-addition', method: 'POST', path: 'tokens', needs: any('tokens'), answer: postToken },
  { id: 'token-removal', method: 'DELETE', path: 'tokens/:id', needs: any('tokens'), answer: deleteToken },
  { id: 'audit-entries', method: 'GET', path: 'audit-entries', needs: any('audit'), answer: auditEntries },
  { id: 'deliveries', method: 'GET', path: 'deliveries', needs: any('see'), answer: deliveries },
]

/** All resources of the API; what is fixed in an address comes before what may be anything. */
export const resources: readonly ApiResource[] = [...guarded, ...open]
