/** What openssl reads from -config and -extfile: sections of `name = value`. */
import type { CertificateRequest, DistinguishedName } from '@/lib/cluster/auth/x509'
import { shortName } from '@/lib/shell/programs/openssl/command-line'

export type ConfigFile = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Sections by name; what stands before the first has the name `default`. */
export function parseConfig(text: string): ConfigFile {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  sections.set('default', section)
  for (const raw of text.replace(/\\\n/g, ' ').split('\n')) {
    const line = raw.replace(/(^|\s)#.*$/, '').trim()
    const heading = /^\[\s*(.*?)\s*\]$/.exec(line)?.[1]
    if (heading !== undefined) {
      section = sections.get(heading) ?? new Map()
      sections.set(heading, section)
      continue
    }
    const [, name, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? []
    if (name !== undefined) section.set(name, value ?? '')
  }
  return sections
}

/** The subject of a section: `CN = kai`, `0.O = ops`. */
export function configSubject(config: ConfigFile, section: string | undefined): DistinguishedName {
  return [...(config.get(section ?? '') ?? [])]
    .filter(([name]) => !/_(default|min|max)$/.test(name))
    .map(([name, value]): [string, string] => {
      const type = name.replace(/^\d+\./, '')
      return [shortName(type), value]
    })
}

const USAGES = new Map([
  ['digitalSignature', 'digital signature'],
  ['nonRepudiation', 'content commitment'],
  ['keyEncipherment', 'key encipherment'],
  ['dataEncipherment', 'data encipherment'],
  ['keyAgreement', 'key agreement'],
  ['keyCertSign', 'cert sign'],
  ['cRLSign', 'crl sign'],
  ['serverAuth', 'server auth'],
  ['clientAuth', 'client auth'],
  ['codeSigning', 'code signing'],
  ['emailProtection', 'email protection'],
])

export type Extensions = Pick<CertificateRequest, 'dns' | 'ips' | 'isAuthority' | 'usages'>

const NONE: Extensions = { dns: [], ips: [] }

const listOf = (value: string) => value.split(',').map((part) => part.trim())

/** `DNS:a.example,IP:10.0.0.1`, or `@section` with `DNS.1 = a.example`. */
function altNames(value: string, config: ConfigFile): Pick<Extensions, 'dns' | 'ips'> {
  const entries = value.startsWith('@')
    ? [...(config.get(value.slice(1)) ?? [])].map(
        ([name, text]) => [name.replace(/\..*$/, ''), text] as const,
      )
    : listOf(value).map(
        (part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)] as const,
      )
  const of = (kind: string) => entries.flatMap(([name, text]) => (name === kind ? [text] : []))
  return { dns: of('DNS'), ips: of('IP') }
}

function withExtension(known: Extensions, name: string, value: string, config: ConfigFile): Extensions {
  switch (name) {
    case 'subjectAltName':
      return { ...known, ...altNames(value, config) }
    case 'basicConstraints':
      return { ...known, isAuthority: /CA\s*:\s*true/i.test(value) }
    case 'keyUsage':
    case 'extendedKeyUsage':
      return {
        ...known,
        usages: [...(known.usages ?? []), ...listOf(value).flatMap((usage) => USAGES.get(usage) ?? [])],
      }
    default:
      return known
  }
}

/** The extensions of a section, and those of `-addext name=value` behind them. */
export function extensionsFrom(
  config: ConfigFile,
  section: string | undefined,
  added: readonly string[] = [],
): Extensions {
  const own = [...(config.get(section ?? '') ?? [])]
  const more = added.map((text): [string, string] => {
    const at = text.indexOf('=')
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  })
  return [...own, ...more].reduce((known, [name, value]) => withExtension(known, name, value, config), NONE)
}
