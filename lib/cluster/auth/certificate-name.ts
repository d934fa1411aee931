import type { DistinguishedName } from '@/lib/cluster/auth/x509'

const ORDER = ['C', 'O', 'OU', 'L', 'ST', 'street', 'postalCode', 'CN', 'serialNumber']
const SINGLE = ['CN', 'serialNumber']

/**
 * The name as Kubernetes writes it into a certificate that it signs, whatever the order of the request:
 * groups before the user, all values of an attribute in one set.
 * Mirrors: pkix.Name.ToRDNSequence of Go's crypto/x509.
 */
export const certificateName = (name: DistinguishedName): DistinguishedName =>
  ORDER.flatMap((attribute) => {
    const values = name.flatMap(([type, value]) => (type === attribute ? [value] : []))
    const kept = SINGLE.includes(attribute) ? values.slice(-1) : values
    return kept.map((value, index): DistinguishedName[number] =>
      index > 0 ? [attribute, value, true] : [attribute, value],
    )
  })
