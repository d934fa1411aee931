import { describe, expect, it } from 'vitest'
import { typedObject } from './typed-object'

describe('typedObject', () => {
  const pod = (container: object) => ({ apiVersion: 'v1', kind: 'Pod', spec: { containers: [container] } })

  it('drops fields that the type does not have and adds what Go always writes', () => {
    expect(typedObject({ ...pod({ image: 'redis:7', colour: 'red' }), status: {} })).toEqual({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {},
      spec: { containers: [{ name: '', image: 'redis:7', resources: {} }] },
      status: {},
    })
  })

  it('makes quantities canonical', () => {
    const resources = { limits: { cpu: '1000m', memory: '1024Mi' } }
    expect(typedObject(pod({ name: 'a', resources })).spec).toEqual({
      containers: [{ name: 'a', resources: { limits: { cpu: '1', memory: '1Gi' } } }],
    })
  })

  it.each([
    [[], /^couldn't get version\/kind; json parse error: json: cannot unmarshal array/],
    [{ apiVersion: 'v1', kind: 'Pood' }, /^no kind "Pood" is registered for version "v1" in scheme/],
    [{ ...pod({}), spec: { containers: 'x' } }, /cannot unmarshal string .* of type \[\]v1.Container$/],
  ])('refuses %j', (value, message) => expect(() => typedObject(value)).toThrow(message))
})
