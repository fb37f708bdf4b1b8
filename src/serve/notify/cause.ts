import type { HarvestFailure } from '../../model/harvest.ts'
import type { Language } from '../../text/language.ts'
import { noticeWords } from '../../text/notices.ts'

/** Why a harvest fails, in a few words: the end of a subject line. */
export function shortCause({ code, details }: HarvestFailure, language: Language): string {
  const { causes, reasons } = noticeWords[language]
  const reason = details.damagedEncoding ? 'encoding' : (details.reason ?? '')
  if (Object.hasOwn(reasons, reason)) return reasons[reason]
  const status = /^\d{3}$/.test(details.status ?? '') ? ` ${details.status}` : ''
  return causes[code].replace('{status}', status)
}

/** Is it our robot that is kept out, so that the source's web team can be asked to let it in? */
export function isRobotKeptOut({ code, details }: HarvestFailure): boolean {
  if (code === 'robots') return details.reason !== 'robots-unavailable'
  if (code === 'blocked') return details.reason !== 'login-page'
  return code === 'http-status' && details.status === '403'
}
