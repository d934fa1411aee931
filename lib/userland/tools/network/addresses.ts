/** Addresses as texts. */
const V4 = /^(?:\d{1,3}\.){3}\d{1,3}$/

export const isV4 = (text: string): boolean =>
  V4.test(text) && text.split('.').every((part) => Number(part) < 256)
export const isV6 = (text: string): boolean => text.includes(':') && /^[\da-f:.]{2,45}$/i.test(text)
export const isAddress = (text: string): boolean => isV4(text) || isV6(text)

const toNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const toText = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')

const maskNumber = (prefix: number) => (prefix === 0 ? 0 : (~0 << (32 - prefix)) >>> 0)

/** `255.255.255.0` */
export const netmask = (prefix: number): string => toText(maskNumber(prefix))
export const broadcast = (address: string, prefix: number): string =>
  toText((toNumber(address) | ~maskNumber(prefix)) >>> 0)

/** `10.244.1.0/24` holds an address; a text without a slash is one. */
export function contains(range: string, address: string): boolean {
  const [base = '', length = '32'] = range.split('/')
  if (!isV4(base) || !isV4(address)) return range === address
  const mask = maskNumber(Number(length))
  return (toNumber(base) & mask) === (toNumber(address) & mask)
}

/** Where an address is asked for its name. */
export function reverseName(address: string): string {
  if (isV4(address)) return `${address.split('.').reverse().join('.')}.in-addr.arpa`
  const [head = '', tail = ''] = address.split('::')
  const parts = (text: string) => (text === '' ? [] : text.split(':').map((part) => part.padStart(4, '0')))
  const missing = Array.from({ length: 8 - parts(head).length - parts(tail).length }, () => '0000')
  const digits = [...parts(head), ...(address.includes('::') ? missing : []), ...parts(tail)].join('')
  return `${[...digits].reverse().join('.')}.ip6.arpa`
}
