import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Site } from '../site.ts'
import { openPopulatedAdminSite } from './populated.ts'
import { logIn, type Visitor } from './signed-in.ts'

let site: Site
let visitor: Visitor
beforeAll(async () => {
  site = await openPopulatedAdminSite()
  visitor = await logIn(site)
})
afterAll(() => site.close())

test.each([
  ['/admin', 'E-postservern godtog inte inloggningen'],
  ['/admin/deliveries', 'E-postservern godtog inte inloggningen'],
  ['/en/admin', 'The mail server did not accept the login'],
  ['/en/admin/deliveries', 'The mail server did not accept the login'],
])('%s says why a message could not be delivered', async (path, words) => {
  expect(await (await visitor.get(path)).text()).toContain(words)
})
