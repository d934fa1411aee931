import { describe, expect, it } from 'vitest'
import '@/lib/cluster/on-demand'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { CrdSpec, CrdVersion, CustomResourceDefinition } from '@/lib/cluster/apis/apiextensions/crd'
import { validateCrd } from '@/lib/cluster/apis/apiextensions/crd-validation'
import type { JsonSchema } from '@/lib/cluster/apis/apiextensions/json-schema'

const version = (schema: JsonSchema | undefined, rest: Partial<CrdVersion> = {}): CrdVersion => ({
  name: 'v1',
  served: true,
  storage: true,
  ...(schema ? { schema: { openAPIV3Schema: schema } } : {}),
  ...rest,
})

function messages(spec: Partial<CrdSpec>, annotations?: Record<string, string>): string[] {
  const full: CrdSpec = {
    group: 'a.example.com',
    scope: 'Namespaced',
    names: { plural: 'things', singular: 'thing', kind: 'Thing', listKind: 'ThingList' },
    versions: [version({ type: 'object' })],
    ...spec,
  }
  const crd = {
    metadata: { name: `${full.names.plural}.${full.group}`, ...(annotations ? { annotations } : {}) },
    spec: full,
    status: { storedVersions: ['v1'] },
  } as unknown as CustomResourceDefinition
  const errors = new FieldErrors()
  validateCrd(crd, errors)
  return errors.list.map(({ message }) => message)
}

const ROOT = 'spec.validation.openAPIV3Schema'
const field = (schema: JsonSchema): Partial<CrdSpec> => ({
  versions: [version({ type: 'object', properties: { a: schema } })],
})
const rule = (text: string) =>
  `{"Rule":${JSON.stringify(text)},"Message":"","MessageExpression":"","Reason":null,"FieldPath":"","OptionalOldSelf":null}`

describe('validateCrd', () => {
  it.each<[string, Partial<CrdSpec>, string[]]>([
    ['a sound definition', {}, []],
    [
      'a group without a dot',
      { group: 'example' },
      ['spec.group: Invalid value: "example": should be a domain with at least one dot'],
    ],
    [
      'a wrong scope',
      { scope: 'All' },
      ['spec.scope: Unsupported value: "All": supported values: "Cluster", "Namespaced"'],
    ],
    [
      'no schema',
      { versions: [version(undefined)] },
      ['spec.versions[0].schema.openAPIV3Schema: Required value'],
    ],
    [
      'a field without a type',
      field({}),
      [`${ROOT}.properties[a].type: Required value: must not be empty for specified object fields`],
    ],
    [
      'a list without items',
      field({ type: 'array' }),
      [`${ROOT}.properties[a].items: Required value: must be specified`],
    ],
    [
      'what versions do not share, by its version',
      { versions: [version({ type: 'object' }), version({}, { name: 'v2', storage: false })] },
      ['spec.versions[1].schema.openAPIV3Schema.type: Required value: must not be empty at the root'],
    ],
    [
      'types within anyOf',
      field({ type: 'string', anyOf: [{ type: 'string' }] }),
      [`${ROOT}.properties[a].anyOf[0].type: Forbidden: must be empty to be structural`],
    ],
    [
      'the pattern of an int-or-string is no such type',
      field({ 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] }),
      [],
    ],
    [
      'properties that only a oneOf knows',
      { versions: [version({ type: 'object', oneOf: [{ properties: { b: { minLength: 1 } } }] })] },
      [`${ROOT}.properties[b]: Required value: because it is defined in ${ROOT}.oneOf[0].properties[b]`],
    ],
    [
      'a default of the wrong type',
      field({ type: 'integer', default: 'x' }),
      [`${ROOT}.properties[a].default: Invalid value: "string":  in body must be of type integer: "string"`],
    ],
    [
      'a pattern that Go does not know',
      field({ type: 'string', pattern: '(?=a)' }),
      [
        `${ROOT}.properties[a].pattern: Invalid value: "(?=a)": must be a valid regular expression, but isn't: error parsing regexp: invalid or unsupported Perl syntax: \`(?=\``,
      ],
    ],
    [
      'a map list without keys',
      field({ type: 'array', 'x-kubernetes-list-type': 'map', items: { type: 'object' } }),
      [
        `${ROOT}.properties[a].x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map`,
      ],
    ],
    [
      'a rule that names no field',
      field({ type: 'object', 'x-kubernetes-validations': [{ rule: 'self.b' }] }),
      [
        `${ROOT}.properties[a].x-kubernetes-validations[0].rule: Invalid value: ${rule('self.b')}: compilation failed: ERROR: <input>:1:5: undefined field 'b'\n | self.b\n | ....^`,
      ],
    ],
    [
      'a rule that is no condition',
      field({ type: 'string', 'x-kubernetes-validations': [{ rule: 'self' }] }),
      [
        `${ROOT}.properties[a].x-kubernetes-validations[0].rule: Invalid value: ${rule('self')}: cel expression must evaluate to a bool`,
      ],
    ],
    [
      'oldSelf where items cannot be told apart',
      field({
        type: 'array',
        items: { type: 'string', 'x-kubernetes-validations': [{ rule: 'self == oldSelf' }] },
      }),
      [
        `${ROOT}.properties[a].items.x-kubernetes-validations[0].rule: Invalid value: "self == oldSelf": oldSelf cannot be used on the uncorrelatable portion of the schema within ${ROOT}.properties[a]`,
      ],
    ],
    [
      'a column of another type',
      {
        versions: [
          version(
            { type: 'object' },
            { additionalPrinterColumns: [{ name: 'A', type: 'text', jsonPath: 'a' }] },
          ),
        ],
      },
      [
        'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string',
        'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "a": must be a simple json path starting with .',
      ],
    ],
    [
      'a scale without the path of its status',
      {
        versions: [
          version(
            { type: 'object' },
            { subresources: { scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '' } } },
          ),
        ],
      },
      ['spec.subresources.scale.statusReplicasPath: Required value'],
    ],
    [
      'a group of the community',
      { group: 'x.k8s.io' },
      [
        'metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ],
    ],
  ])('%s', (_, spec, expected) => {
    expect(messages(spec)).toEqual(expected)
  })
})
