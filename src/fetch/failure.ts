import { errors } from 'undici'
import { HarvestError } from '../model/harvest.ts'

/**
 * The HarvestError for what went wrong on the way; null when it is no network failure but a mistake of ours.
 * `details.reason` is one of the reasons below, `details.cause` the code that the system gave.
 */
export function networkFailure(error: unknown, url: string): HarvestError | null {
  if (error instanceof HarvestError) return withUrl(error, url)
  const code = codeOf(error)
  if (code === null || ourMistakes.test(code)) return null
  if (timeouts.has(code)) return new HarvestError('timed-out', { url, cause: code }, { cause: error })
  return new HarvestError('unreachable', { url, reason: reasonOf(code), cause: code }, { cause: error })
}

/** Codes of calls that were made wrongly. */
const ourMistakes = /^(UND_ERR_INVALID_ARG|UND_ERR_NOT_SUPPORTED|ERR_INVALID_)/

const timeouts = new Set(['ETIMEDOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'])

const reasons: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_NODATA|EAI_NONAME)$/, 'name-not-found'],
  [/^EAI_/, 'name-not-resolved'],
  [/^ECONNREFUSED$/, 'connection-refused'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'no-route'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE)$/, 'connection-broken'],
  [/^(UND_ERR_RES_CONTENT_LENGTH_MISMATCH|Z_BUF_ERROR)$/, 'cut-short'],
  [/^CERT_HAS_EXPIRED$/, 'certificate-expired'],
  [/^CERT_NOT_YET_VALID$/, 'certificate-not-yet-valid'],
  [/^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?)$/, 'certificate-incomplete'],
  [/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'certificate-self-signed'],
  [/^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'certificate-wrong-host'],
  [/^(CERT_|UNABLE_TO_|ERR_TLS_CERT|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|HOSTNAME_)/, 'certificate'],
  [/^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE)$/, 'not-tls'],
  [/^ERR_SSL_(UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE|WRONG_SIGNATURE_TYPE)$/, 'tls-old'],
  [/^ERR_SSL_(UNSAFE_LEGACY_RENEGOTIATION_DISABLED|DH_KEY_TOO_SMALL|EE_KEY_TOO_SMALL)$/, 'tls-old'],
  [/^ERR_SSL_\w*(ALERT_PROTOCOL_VERSION|ALERT_HANDSHAKE_FAILURE)$/, 'tls-old'],
  [/^(ERR_TLS_|ERR_SSL_|EPROTO)/, 'tls'],
  [/^(HPE_|UND_ERR_HEADERS_OVERFLOW)/, 'not-http'],
  [/^(Z_|ZSTD_|ERR__ERROR|ERR_BROTLI)/, 'content-encoding'],
]

function reasonOf(code: string): string {
  return reasons.find(([pattern]) => pattern.test(code))?.[1] ?? 'network'
}

function codeOf(error: unknown): string | null {
  if (error instanceof errors.HTTPParserError) return 'HPE_INVALID'
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function withUrl(error: HarvestError, url: string): HarvestError {
  if ('url' in error.details) return error
  return new HarvestError(error.code, { url, ...error.details }, { cause: error, problems: error.problems })
}
