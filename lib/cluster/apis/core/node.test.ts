import { expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { Node } from '@/lib/cluster/apimachinery/object'
import { node } from '@/lib/cluster/apis/core/node'

const QUALIFIED =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

it.each<[object[], string[]]>([
  [
    [
      { key: 'a', effect: 'NoSchedule' },
      { key: 'a', effect: 'NoExecute' },
    ],
    [],
  ],
  [
    [{ key: 'a b', effect: 'No' }],
    [
      `spec.taints[0].key: Invalid value: "a b": ${QUALIFIED}`,
      'spec.taints[0].effect: Unsupported value: "No": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ],
  ],
  [
    [
      { key: 'a', effect: 'NoExecute' },
      { key: 'a', value: 'x', effect: 'NoExecute' },
    ],
    [
      'spec.taints[1]: Duplicate value: {"Key":"a","Value":"x","Effect":"NoExecute","TimeAdded":null}: taints must be unique by key and effect pair',
    ],
  ],
])('taints %j', (taints, expected) => {
  const errors = new FieldErrors()
  node.validate?.({ metadata: { name: 'n' }, spec: { taints } } as unknown as Node, errors)
  expect(errors.list.map(({ message }) => message)).toEqual(expected)
})
