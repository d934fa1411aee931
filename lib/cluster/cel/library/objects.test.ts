import { describe, expect, it } from 'vitest'
import { celToJson, withConstructors } from '@/lib/cluster/cel/library/objects'
import { compileCel } from '@/lib/cluster/cel/program'

const VARIABLES = { object: 'dyn' as const }

function made(source: string): unknown {
  const outcome = compileCel(source, VARIABLES, true)
  if (!outcome.ok) return outcome.error
  const result = outcome.program.run({ object: { a: 1, labels: { x: 'y' } } })
  try {
    return result.ok ? [outcome.program.type, celToJson(result.value)] : result.error
  } catch (error) {
    return (error as Error).message
  }
}

describe('objects and patches', () => {
  it.each<[string, unknown]>([
    ['Object{}', ['Object', {}]],
    ['Object{spec: Object.spec{replicas: object.a + 1}}', ['Object', { spec: { replicas: 2 } }]],
    [
      'Object{metadata: Object.metadata{labels: {"a": "b", "Object{x": "y"}}}',
      ['Object', { metadata: { labels: { a: 'b', 'Object{x': 'y' } } }],
    ],
    [
      'Object{ spec : Object.spec { containers: [1, 2].map(i, Object.spec.containers{name: "c" + string(i)}) } }',
      ['Object', { spec: { containers: [{ name: 'c1' }, { name: 'c2' }] } }],
    ],
    [
      'object.a == 1 ? Object{metadata: Object.metadata{annotations: object.labels}} : Object{}',
      ['Object', { metadata: { annotations: { x: 'y' } } }],
    ],
    [
      '[JSONPatch{op: "add", path: "/metadata/labels/" + jsonpatch.escapeKey("a/b~c"), value: "v"}]',
      ['list<JSONPatch>', [{ op: 'add', path: '/metadata/labels/a~1b~0c', value: 'v' }]],
    ],
    [
      '[JSONPatch{op: "replace", path: "/spec", value: Object.spec{replicas: 1}}]',
      ['list<JSONPatch>', [{ op: 'replace', path: '/spec', value: { replicas: 1 } }]],
    ],
    ['Object.spec{}', ['ObjectField', {}]],
    [
      'Object{spec: Object.wrong{}}',
      'type mismatch: unexpected type name "Object.wrong", expected "Object.spec", which matches field name path from root Object type',
    ],
    ['JSONPatch{operation: "add"}', 'unexpected JSONPatchType field: operation'],
    [
      'Object{spec: nothing}',
      "ERROR: <input>:1:14: undeclared reference to 'nothing' (in container '')\n | Object{spec: nothing}\n | .............^",
    ],
  ])('%s', (source, expected) => {
    expect(made(source)).toEqual(expected)
  })

  it('leaves other sources as they are', () => {
    const source = 'object.Object == {"a": 1} && "Object{a: 1}" != object.JSONPatch'
    expect(withConstructors(source)).toBe(source)
  })
})
