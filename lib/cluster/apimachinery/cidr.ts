/** IP addresses and prefixes, IPv4 and IPv6, as Go's net package reads them. */

export interface Cidr {
  family: 4 | 6
  address: bigint
  /** Length of the prefix in bits. */
  length: number
}

function parseIPv4(text: string): bigint | undefined {
  const parts = text.split('.')
  // Leading zeros pass, as in ParseIPSloppy.
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,4}$/.test(part) && Number(part) <= 255))
    return undefined
  return parts.reduce((sum, part) => sum * 256n + BigInt(Number(part)), 0n)
}

function parseIPv6(text: string): bigint | undefined {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  if (embedded) {
    const tail = parseIPv4(embedded[2] ?? '')
    if (tail === undefined) return undefined
    return parseIPv6(`${embedded[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail]
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(Number.parseInt(group, 16)), 0n)
}

/** An address as a number, with its family. */
export function parseIP(text: string): { family: 4 | 6; address: bigint } | undefined {
  const family = text.includes(':') ? 6 : 4
  const address = family === 6 ? parseIPv6(text) : parseIPv4(text)
  return address === undefined ? undefined : { family, address }
}

const bitsOf = (family: 4 | 6) => (family === 4 ? 32 : 128)

/** `10.1.0.0/16`, `2001:db8::/64`; bits behind the prefix are kept. */
export function parseCidr(text: string): Cidr | undefined {
  const [ip = '', length = '', ...rest] = text.split('/')
  const parsed = parseIP(ip)
  if (!parsed || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > bitsOf(parsed.family))
    return undefined
  return { ...parsed, length: Number(length) }
}

/** The address without the bits behind the prefix. */
export function networkOf({ family, address, length }: Cidr): bigint {
  const shift = BigInt(bitsOf(family) - length)
  return (address >> shift) << shift
}

export function containsAddress(cidr: Cidr, ip: { family: 4 | 6; address: bigint }): boolean {
  return cidr.family === ip.family && networkOf(cidr) === networkOf({ ...cidr, address: ip.address })
}

/** Groups in hexadecimal, the longest run of zeros (the first of equals) as `::`. */
function formatIPv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(16 * (7 - index))) & 0xffffn).toString(16),
  )
  const runs = [...groups.join(':').matchAll(/\b0(?::0)+\b/g)].map((match) => match[0])
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return groups.join(':')
  return groups.join(':').replace(new RegExp(`(^|:)${longest}(:|$)`), '::')
}

export function formatIP({ family, address }: { family: 4 | 6; address: bigint }): string {
  if (family === 6) return formatIPv6(address)
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')
}
