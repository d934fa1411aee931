/** Addresses and their ranges. Mirrors: k8s.io/apiserver/pkg/cel/library/ip.go and cidr.go. */
import { isIPv4, isIPv6 } from '@/lib/cluster/apimachinery/names'
import { CelFunctionError, functions, type Library, namespaceOf } from '@/lib/cluster/cel/library/library'

const IP = 'net.IP'
const CIDR = 'net.CIDR'

class CelIp {
  constructor(
    readonly bits: bigint,
    readonly family: 4 | 6,
  ) {}
  get size(): number {
    return this.family === 4 ? 32 : 128
  }
  toString(): string {
    return this.family === 4 ? formatV4(this.bits) : formatV6(this.bits)
  }
}

class CelCidr {
  constructor(
    readonly ip: CelIp,
    readonly length: number,
  ) {}
  toString(): string {
    return `${this.ip}/${this.length}`
  }
}

const formatV4 = (bits: bigint) => [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join('.')

/** The longest run of at least two zero groups as `::`. */
function formatV6(bits: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => Number((bits >> BigInt(112 - index * 16)) & 0xffffn))
  const text = groups.map((group) => group.toString(16)).join(':')
  const runs = text.match(/(?:^|(?<=:))0(?::0)+(?=:|$)/g) ?? []
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return text
  const at = text.search(new RegExp(`(?:^|(?<=:))${longest}(?=:|$)`))
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`
}

const parseV4 = (text: string) => text.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)

function parseV6(text: string): bigint {
  const [head = '', tail] = text.split('::')
  const groups = (half: string) => (half === '' ? [] : half.split(':'))
  const [left, right] = [groups(head), groups(tail ?? '')]
  const middle = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...middle, ...right].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

function findIp(text: string): CelIp | undefined {
  if (isIPv4(text)) return new CelIp(parseV4(text), 4)
  return isIPv6(text) ? new CelIp(parseV6(text), 6) : undefined
}

function parseIp(text: string): CelIp {
  const found = findIp(text)
  if (!found) {
    throw new CelFunctionError(
      `IP Address "${text}" parse error during conversion from string: ParseAddr("${text}"): unable to parse IP`,
    )
  }
  return found
}

function findCidr(text: string): CelCidr | undefined {
  const match = /^(.+)\/(0|[1-9]\d{0,2})$/.exec(text)
  const ip = match ? findIp(match[1] ?? '') : undefined
  const length = Number(match?.[2])
  return ip && length <= ip.size ? new CelCidr(ip, length) : undefined
}

function parseCidr(text: string): CelCidr {
  const found = findCidr(text)
  if (!found) {
    throw new CelFunctionError(
      `network address parse error during conversion from string: network address parse error: ${text}`,
    )
  }
  return found
}

const network = (ip: CelIp, length: number) => ip.bits >> BigInt(ip.size - length)

const containsIp = (range: CelCidr, ip: CelIp) =>
  range.ip.family === ip.family && network(range.ip, range.length) === network(ip, range.length)

function masked({ ip, length }: CelCidr): CelCidr {
  const shift = BigInt(ip.size - length)
  return new CelCidr(new CelIp((ip.bits >> shift) << shift, ip.family), length)
}

const inRange = (cidr: string) => {
  const range = parseCidr(cidr)
  return (ip: CelIp) => containsIp(range, ip)
}
const either =
  (...tests: ((ip: CelIp) => boolean)[]) =>
  (ip: CelIp) =>
    tests.some((test) => test(ip))

const isUnspecified = (ip: CelIp) => ip.bits === 0n
const isLoopback = either(inRange('127.0.0.0/8'), inRange('::1/128'))
const isLinkLocalUnicast = either(inRange('169.254.0.0/16'), inRange('fe80::/10'))
const isMulticast = either(inRange('224.0.0.0/4'), inRange('ff00::/8'))
const isLinkLocalMulticast = (ip: CelIp) =>
  inRange('224.0.0.0/24')(ip) || (inRange('ff00::/8')(ip) && ((ip.bits >> 112n) & 0xfn) === 2n)
const isGlobalUnicast = (ip: CelIp) =>
  !isUnspecified(ip) &&
  !isLoopback(ip) &&
  !isMulticast(ip) &&
  !isLinkLocalUnicast(ip) &&
  !(ip.family === 4 && ip.bits === 0xffffffffn)

export const ip: Library = (env) => {
  const name = namespaceOf(env, 'ip')
  env.registerType(IP, { ctor: CelIp, fields: {} })
  env.registerType(CIDR, { ctor: CelCidr, fields: {} })
  env.registerOperator(`${IP} == ${IP}`, (a: CelIp, b: CelIp) => a.bits === b.bits && a.family === b.family)
  env.registerOperator(`${CIDR} == ${CIDR}`, (a: CelCidr, b: CelCidr) => String(a) === String(b))
  const toIp = (value: CelIp | string) => (typeof value === 'string' ? parseIp(value) : value)
  const toCidr = (value: CelCidr | string) => (typeof value === 'string' ? parseCidr(value) : value)
  const hasIp = (range: CelCidr, value: CelIp | string) => containsIp(range, toIp(value))
  const hasCidr = (range: CelCidr, value: CelCidr | string) => {
    const other = toCidr(value)
    return other.length >= range.length && containsIp(range, other.ip)
  }
  functions(env, {
    [`ip(string): ${IP}`]: parseIp,
    'isIP(string): bool': (text: string) => findIp(text) !== undefined,
    [`${name}.isCanonical(string): bool`]: (_: unknown, text: string) => String(parseIp(text)) === text,
    [`string(${IP}): string`]: String,
    [`${IP}.family(): int`]: (value: CelIp) => BigInt(value.family),
    [`${IP}.isUnspecified(): bool`]: isUnspecified,
    [`${IP}.isLoopback(): bool`]: isLoopback,
    [`${IP}.isLinkLocalMulticast(): bool`]: isLinkLocalMulticast,
    [`${IP}.isLinkLocalUnicast(): bool`]: isLinkLocalUnicast,
    [`${IP}.isGlobalUnicast(): bool`]: isGlobalUnicast,
    [`cidr(string): ${CIDR}`]: parseCidr,
    'isCIDR(string): bool': (text: string) => findCidr(text) !== undefined,
    [`string(${CIDR}): string`]: String,
    [`${CIDR}.containsIP(string): bool`]: hasIp,
    [`${CIDR}.containsIP(${IP}): bool`]: hasIp,
    [`${CIDR}.containsCIDR(string): bool`]: hasCidr,
    [`${CIDR}.containsCIDR(${CIDR}): bool`]: hasCidr,
    [`${CIDR}.ip(): ${IP}`]: (range: CelCidr) => range.ip,
    [`${CIDR}.masked(): ${CIDR}`]: masked,
    [`${CIDR}.prefixLength(): int`]: (range: CelCidr) => BigInt(range.length),
  })
}
