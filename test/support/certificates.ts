import { generate } from 'selfsigned'

/** A key and the certificates that go with it, PEM. */
export interface Credentials {
  readonly key: string
  readonly cert: string
}

/** What a certificate is to be like. */
export interface CertificateOptions {
  /** Who signs it; itself when nobody does. */
  readonly by?: Credentials
  /** May it sign others? */
  readonly isAuthority?: boolean
  /** IP address it is for. */
  readonly address?: string
  readonly from?: Date
  readonly until?: Date
}

/** Makes a key and a certificate of it. */
export async function createCertificate(
  name: string,
  { by, isAuthority = false, address, from, until }: CertificateOptions = {},
): Promise<Credentials> {
  const names = address === undefined ? { type: 2 as const, value: name } : { type: 7 as const, ip: address }
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: isAuthority, critical: true },
      ...(isAuthority ? [] : [{ name: 'subjectAltName' as const, altNames: [names] }]),
    ],
    ...(by === undefined ? {} : { ca: { key: by.key, cert: by.cert } }),
    ...(from === undefined ? {} : { notBeforeDate: from }),
    ...(until === undefined ? {} : { notAfterDate: until }),
  })
  return { key: made.private, cert: made.cert }
}
