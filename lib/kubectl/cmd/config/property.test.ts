import { describe, expect, it } from 'vitest'
import type { Kubeconfig } from '../../kubeconfig/kubeconfig-object'
import { changeProperty } from './property'

const config = (): Kubeconfig => ({
  clusters: new Map([['lab.example.com', { server: 'https://lab', 'insecure-skip-tls-verify': true }]]),
  contexts: new Map([['dev', { cluster: 'lab.example.com', user: 'ann' }]]),
  users: new Map(),
  currentContext: 'dev',
})

/** A list of the kubeconfig after a change, or what the change was refused with. */
function changed(list: 'clusters' | 'contexts' | 'users', property: string, value?: string): unknown {
  const target = config()
  try {
    changeProperty(target, value === undefined ? { property } : { property, value })
    return Object.fromEntries(target[list])
  } catch (error) {
    return (error as Error).message
  }
}

describe('properties of a kubeconfig', () => {
  it('are set below names with dots, as their types', () => {
    expect(changed('clusters', 'clusters.lab.example.com.insecure-skip-tls-verify', '0')).toEqual({
      'lab.example.com': { server: 'https://lab' },
    })
    expect(changed('users', 'users.a.b.token', 't')).toEqual({ 'a.b': { token: 't' } })
  })

  it('are unset, entries as a whole too', () => {
    expect(changed('contexts', 'contexts.dev.user')).toEqual({ dev: { cluster: 'lab.example.com' } })
    expect(changed('contexts', 'contexts.dev')).toEqual({})
  })

  it.each([
    ['foo.bar', 'x', 'unable to parse foo.bar after [] at api.Config'],
    ['clusters.c.insecure-skip-tls-verify', 'maybe', 'strconv.ParseBool: parsing "maybe": invalid syntax'],
    ['users.u.client-key-data', 'a?', 'error decoding input value: illegal base64 data at input byte 1'],
    ['users.nobody.token', undefined, 'current map key `nobody` is invalid'],
  ])('%s = %s is refused', (property, value, message) => {
    expect(changed('users', property, value)).toBe(message)
  })
})
