import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Is there a browser to test with? */
export const hasChromium = existsSync(executablePath)

/** A headless Chromium that asks nothing of the network by itself. */
export async function startChromium(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return await chromium.launch({ executablePath, headless: true, args: ['--headless', '--no-sandbox', ...quiet] })
}
