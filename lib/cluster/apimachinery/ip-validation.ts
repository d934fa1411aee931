/**
 * What the API server asks of addresses and prefixes, in one place for every field that holds them.
 * Mirrors: k8s.io/apimachinery/pkg/util/validation/ip.go with strict validation, the default of 1.36.
 * Differs: what an older API server let pass is never stored here, so nothing of it is tolerated.
 */
import { type Cidr, formatIP, networkOf, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'

type Address = Pick<Cidr, 'family' | 'address'>

const BAD_IP = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
const BAD_CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'
const MAPPED = 0xffffn

const hasLeadingZero = (text: string) => /(^|[.:])0\d/.test(text) && text.includes('.')
const isMapped = ({ family, address }: Address) => family === 6 && address >> 32n === MAPPED

/** The address; undefined when it is none at all. */
export function validateIP(text: string, field: string, errors: FieldErrors): Address | undefined {
  const ip = parseIP(text)
  if (!ip) errors.invalid(field, text, BAD_IP)
  else if (hasLeadingZero(text)) errors.invalid(field, text, 'must not have leading 0s')
  else if (isMapped(ip)) errors.invalid(field, text, 'must not be an IPv4-mapped IPv6 address')
  return ip
}

/** The prefix; undefined when it is none at all. */
export function validateCidr(text: string, field: string, errors: FieldErrors): Cidr | undefined {
  const cidr = parseCidr(text)
  if (!cidr) errors.invalid(field, text, BAD_CIDR)
  else if (hasLeadingZero(text) || /\/0\d/.test(text))
    errors.invalid(field, text, 'must not have leading 0s in IP or prefix length')
  else if (isMapped(cidr)) errors.invalid(field, text, 'must not have an IPv4-mapped IPv6 address')
  else if (networkOf(cidr) !== cidr.address)
    errors.invalid(field, text, 'must not have bits set beyond the prefix length')
  return cidr
}

const SPECIAL: readonly [cidrs: string[], why: string][] = [
  [['127.0.0.0/8', '::1/128'], 'may not be in the loopback range (127.0.0.0/8, ::1/128)'],
  [['169.254.0.0/16', 'fe80::/10'], 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'],
  [['224.0.0.0/24', 'ff02::/16'], 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'],
]

/** An address that traffic of others may be sent to. Mirrors: ValidateEndpointIP. */
export function validateEndpointIP(text: string, field: string, errors: FieldErrors): void {
  const ip = parseIP(text)
  if (!ip) {
    errors.invalid(field, text, 'must be a valid IP address')
    return
  }
  if (ip.address === 0n) errors.invalid(field, text, `may not be unspecified (${text})`)
  for (const [cidrs, why] of SPECIAL) {
    const isIn = cidrs.some((text) => {
      const cidr = parseCidr(text)
      return cidr?.family === ip.family && networkOf(cidr) === networkOf({ ...cidr, address: ip.address })
    })
    if (isIn) errors.invalid(field, text, why)
  }
}

/** Warnings for accepted addresses that are spelt unusually. */
export function ipWarnings(field: string, text: string): string[] {
  const ip = parseIP(text)
  if (ip?.family !== 6 || formatIP(ip) === text) return []
  return [`${field}: IPv6 address "${text}" should be in RFC 5952 canonical format ("${formatIP(ip)}")`]
}

/** Warnings for accepted prefixes that are spelt unusually. */
export function cidrWarnings(field: string, text: string): string[] {
  const cidr = parseCidr(text)
  if (cidr?.family !== 6) return []
  const canonical = `${formatIP(cidr)}/${cidr.length}`
  if (canonical === text) return []
  return [`${field}: IPv6 CIDR value "${text}" should be in RFC 5952 canonical format ("${canonical}")`]
}
