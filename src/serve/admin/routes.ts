import type { Need } from '../need.ts'
import { auditPage } from './pages/audit.ts'
import { decideRun, decisionPage } from './pages/decision.ts'
import { deliveriesPage } from './pages/deliveries.ts'
import { duplicatesPage } from './pages/duplicates.ts'
import { addSource, changeSource, newSourcePage, removalPage, removeSource, settingsPage } from './pages/edit-source.ts'
import { overviewPage } from './pages/overview.ts'
import { previewPage, tryHarvest } from './pages/preview.ts'
import { harvestNow, sourceAdminPage } from './pages/source.ts'
import { sourcesPage } from './pages/sources.ts'
import { createToken, revokeToken, tokensPage } from './pages/tokens.ts'
import { exportFile, importList, transferPage } from './pages/transfer.ts'
import type { AdminRoute } from './request.ts'

const any = (permission: Need['permission']): Need => ({ permission, of: 'any' })
const ofSource = (permission: Need['permission']): Need => ({ permission, of: 'source' })
const ofRun = (permission: Need['permission']): Need => ({ permission, of: 'run' })

/** The pages of administration; what is fixed in an address comes before what may be anything. */
export const adminRoutes: readonly AdminRoute[] = [
  { method: 'GET', path: '/admin', needs: any('see'), page: overviewPage },
  { method: 'GET', path: '/admin/sources.yaml', needs: any('see'), page: exportFile },
  { method: 'GET', path: '/admin/sources', needs: any('see'), page: sourcesPage },
  { method: 'POST', path: '/admin/sources', needs: any('sources'), page: addSource },
  { method: 'GET', path: '/admin/sources/new', needs: any('sources'), page: newSourcePage },
  { method: 'GET', path: '/admin/sources/:id', needs: ofSource('see'), page: sourceAdminPage },
  { method: 'GET', path: '/admin/sources/:id/settings', needs: ofSource('change'), page: settingsPage },
  { method: 'POST', path: '/admin/sources/:id/settings', needs: ofSource('change'), page: changeSource },
  { method: 'GET', path: '/admin/sources/:id/remove', needs: any('sources'), page: removalPage },
  { method: 'POST', path: '/admin/sources/:id/remove', needs: any('sources'), page: removeSource },
  { method: 'POST', path: '/admin/sources/:id/harvest', needs: ofSource('harvest'), page: harvestNow },
  { method: 'POST', path: '/admin/sources/:id/preview', needs: ofSource('harvest'), page: tryHarvest },
  { method: 'GET', path: '/admin/previews/:id', needs: any('harvest'), page: previewPage },
  { method: 'GET', path: '/admin/runs/:id', needs: ofRun('see'), page: decisionPage },
  { method: 'POST', path: '/admin/runs/:id/decision', needs: ofRun('decide'), page: decideRun },
  { method: 'GET', path: '/admin/tokens', needs: any('tokens'), page: tokensPage },
  { method: 'POST', path: '/admin/tokens', needs: any('tokens'), page: createToken },
  { method: 'POST', path: '/admin/tokens/:id/revoke', needs: any('tokens'), page: revokeToken },
  { method: 'GET', path: '/admin/deliveries', needs: any('see'), page: deliveriesPage },
  { method: 'GET', path: '/admin/audit', needs: any('audit'), page: auditPage },
  { method: 'GET', path: '/admin/transfer', needs: any('see'), page: transferPage },
  { method: 'POST', path: '/admin/transfer', needs: any('sources'), page: importList },
  { method: 'GET', path: '/admin/duplicates', needs: any('see'), page: duplicatesPage },
]
