import { describe, expect, it } from 'vitest'
import { checkCustomProfile, withCustomProfile } from './custom-profile'

describe('a custom profile', () => {
  it.each([
    [{ name: 'x' }],
    [{ image: 'busybox' }],
    [{ command: ['sh'] }],
    [{ lifecycle: {} }],
    [{ volumeDevices: [{ name: 'v', devicePath: '/dev/x' }] }],
  ])('must not say %j', (custom) => {
    expect(() => checkCustomProfile(custom)).toThrow('not modifiable via custom profile')
  })

  it.each([[undefined], [{}], [{ name: '', command: [], env: [{ name: 'A' }] }]])('may say %j', (custom) => {
    expect(() => checkCustomProfile(custom)).not.toThrow()
  })

  it('is merged by the keys of lists and keeps the name', () => {
    const container = { name: 'debugger', image: 'busybox', env: [{ name: 'A', value: '1' }] }
    const custom = { env: [{ name: 'B', value: '2' }], securityContext: { runAsUser: 0 } }
    const merged = withCustomProfile(container, custom)
    expect(merged).toMatchObject({ name: 'debugger', image: 'busybox', securityContext: { runAsUser: 0 } })
    expect(merged.env).toEqual(expect.arrayContaining([...container.env, ...custom.env]))
  })
})
