import { expect, it } from 'vitest'
import { containsAddress, formatIP, parseCidr, parseIP } from '@/lib/cluster/apimachinery/cidr'

it.each([
  ['10.0.0.1', '10.0.0.1'],
  ['010.0.0.1', '10.0.0.1'],
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['2001:0DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['1:0:2:0:0:3:0:4', '1:0:2::3:0:4'],
  ['::ffff:10.0.0.1', '::ffff:a00:1'],
])('reads %s as %s', (text, canonical) => {
  const ip = parseIP(text)
  expect(ip && formatIP(ip)).toBe(canonical)
})

it.each(['', '10.0.0', '10.0.0.256', '1.2.3.4.5', '1::2::3', '12345::', ':1', '1:2:3:4:5:6:7:8:9'])(
  'refuses %j',
  (text) => {
    expect(parseIP(text)).toBeUndefined()
  },
)

it('knows what a prefix holds', () => {
  const holds = (cidr: string, ip: string) => {
    const [range, address] = [parseCidr(cidr), parseIP(ip)]
    return range && address && containsAddress(range, address)
  }
  expect(holds('10.1.0.0/16', '10.1.255.255')).toBe(true)
  expect(holds('10.1.0.0/16', '10.2.0.0')).toBe(false)
  expect(holds('0.0.0.0/0', '::1')).toBe(false)
  expect(holds('2001:db8::/33', '2001:db8:8000::')).toBe(false)
  expect(parseCidr('10.0.0.0/33')).toBeUndefined()
})
