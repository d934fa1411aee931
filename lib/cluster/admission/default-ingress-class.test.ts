import { describe, expect, it } from 'vitest'
import { defaultIngressClass } from '@/lib/cluster/admission/default-ingress-class'
import type { AdmissionAttributes, AdmissionContext } from '@/lib/cluster/admission/plugin'
import { ingress } from '@/lib/cluster/apis/networking/ingress'

const IS_DEFAULT = 'ingressclass.kubernetes.io/is-default-class'

const classOf = (name: string, second: number, isDefault: string) => ({
  metadata: {
    name,
    creationTimestamp: `2026-01-01T00:00:0${second}Z`,
    annotations: { [IS_DEFAULT]: isDefault },
  },
})

/** The class of a new Ingress among these classes. */
function chosen(classes: object[], draft: { metadata?: object; spec?: object } = {}): unknown {
  const object = { metadata: { name: 'web' }, spec: {}, ...draft }
  const attributes = { operation: 'CREATE', kind: ingress, name: 'web', object }
  defaultIngressClass.admit?.(
    attributes as unknown as AdmissionAttributes,
    { list: () => classes } as unknown as AdmissionContext,
  )
  return (object.spec as { ingressClassName?: string }).ingressClassName
}

describe('the class of an Ingress that names none', () => {
  it.each<[string, object[], string | undefined]>([
    ['no class', [], undefined],
    ['no default', [classOf('a', 1, 'false')], undefined],
    ['one default', [classOf('a', 1, 'true'), classOf('b', 2, 'false')], 'a'],
    ['the newest default', [classOf('a', 1, 'true'), classOf('b', 2, 'true')], 'b'],
    ['the first by name', [classOf('b', 1, 'true'), classOf('a', 1, 'true')], 'a'],
  ])('%s', (_, classes, expected) => {
    expect(chosen(classes)).toBe(expected)
  })

  it('is left alone when it names one, in either way', () => {
    const classes = [classOf('a', 1, 'true')]
    expect(chosen(classes, { spec: { ingressClassName: 'own' } })).toBe('own')
    const annotations = { 'kubernetes.io/ingress.class': 'own' }
    expect(chosen(classes, { metadata: { name: 'web', annotations } })).toBeUndefined()
  })
})
