import { createGet } from '../../src/fetch/get.ts'
import { createSetting, type Setting } from '../harvest/setting.ts'

/** A setting whose harvests ask a second time at once, and no third: what fails, fails in no time. */
export async function createNastySetting(): Promise<Setting> {
  const setting = await createSetting()
  const client = createGet({
    userAgent: 'Skord/test',
    contact: null,
    allowPrivateAddresses: [setting.agency.host],
    patience: { attempts: 2, backoff: 1, spacing: 0 },
  })
  return {
    ...setting,
    tools: { ...setting.tools, get: client.get },
    harvest: (source, parts = {}) => setting.harvest(source, { get: client.get, ...parts }),
    close: async () => {
      await client.close()
      await setting.close()
    },
  }
}
