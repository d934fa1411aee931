import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validatingAdmissionPolicy } from '@/lib/cluster/apis/admissionregistration/admission-policy'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

installRest()

const policy = (spec: object) =>
  ({
    metadata: { name: 'p' },
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] },
        ],
      },
      ...spec,
    },
  }) as unknown as KubeObject

function refusals(spec: object): (string | undefined)[] {
  const errors = new FieldErrors()
  validatingAdmissionPolicy.validate?.(policy(spec), errors)
  return errors.list.map(({ message }) => message.split('\n')[0])
}

const variables = [
  { name: 'limit', expression: '3' },
  { name: 'twice', expression: 'variables.limit * 2' },
]

describe('expressions of a policy', () => {
  it.each<[string, object, string[]]>([
    ['true', {}, []],
    ['request.namespace != "kube-system"', {}, []],
    [
      'object.spec.replicas',
      {},
      [
        'spec.validations[0].expression: Invalid value: "object.spec.replicas": must evaluate to bool but got dyn',
      ],
    ],
    ['variables.twice < 9', { variables }, []],
    [
      'variables.thrice < 9',
      { variables },
      [
        `spec.validations[0].expression: Invalid value: "variables.thrice < 9": compilation failed: ERROR: <input>:1:10: undefined field 'thrice'`,
      ],
    ],
    [
      'variables.limit == "a"',
      { variables },
      [
        `spec.validations[0].expression: Invalid value: "variables.limit == \\"a\\"": compilation failed: ERROR: <input>:1:17: found no matching overload for '_==_' applied to '(int, string)'`,
      ],
    ],
  ])('%s', (expression, more, expected) => {
    expect(refusals({ ...more, validations: [{ expression }] })).toEqual(expected)
  })

  it('names all types that an annotation may have', () => {
    const auditAnnotations = [{ key: 'k', valueExpression: '1' }]
    expect(refusals({ auditAnnotations })).toEqual([
      'spec.auditAnnotations[0].valueExpression: Invalid value: "1": must evaluate to one of [string null_type] but got int',
    ])
  })
})
