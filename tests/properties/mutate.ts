import fc from 'fast-check'

/** What no field expects. */
const ODD: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  65_536,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e300,
  '',
  ' ',
  'x',
  '0',
  '-1',
  '1Gi',
  '1e9999',
  '9'.repeat(400),
  'a'.repeat(300),
  'UPPER',
  'ü\u0000',
  '../..',
  '*',
  '$(A)',
  '{{.x}}',
  '2026-11-20T10:00:00Z',
  '0 0 31 2 *',
  '10.0.0.0/33',
  '::1',
  [],
  {},
  [null],
  [[]],
  [{}],
  [''],
  { a: null },
  { '': '' },
  { __proto__x: 1 },
  JSON.parse('{"__proto__": {"a": 1}}'),
  { name: 'x' },
  { constructor: 'x', toString: 'y', hasOwnProperty: 1 },
  Array(50).fill({ name: 'a' }),
]

const KEYS = [
  'name',
  'metadata',
  'spec',
  'labels',
  'unknown',
  'kind',
  '',
  'a.b/c',
  'constructor',
  'ownerReferences',
  'finalizers',
  'status',
]

type Place = (string | number)[]

function placesOf(value: unknown, at: Place = []): Place[] {
  if (value === null || typeof value !== 'object') return [at]
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return [at, ...keys.flatMap((key) => placesOf((value as Record<string, unknown>)[key], [...at, key]))]
}

/** A copy with the value at a place changed; `undefined` takes it away. */
function changed(value: unknown, [key, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      if (index !== key) return [item]
      const next = changed(item, rest, change)
      return next === undefined ? [] : [next]
    })
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) => {
      if (name !== key) return [[name, item]]
      const next = changed(item, rest, change)
      return next === undefined ? [] : [[name, next]]
    }),
  )
}

interface Mutation {
  place: number
  kind: 'replace' | 'remove' | 'wrap' | 'double' | 'add'
  odd: unknown
  key: string
}

function mutate(value: unknown, { place, kind, odd, key }: Mutation): unknown {
  const places = placesOf(value)
  const at = places[place % places.length] ?? []
  return changed(value, at, (old) => {
    if (kind === 'replace') return odd
    if (kind === 'remove') return at.length === 0 ? {} : undefined
    if (kind === 'wrap') return [old]
    if (kind === 'double') return Array.isArray(old) ? [...old, ...old] : [old, old]
    return old !== null && typeof old === 'object' && !Array.isArray(old) ? { ...old, [key]: odd } : odd
  })
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(10_000),
  kind: fc.constantFrom('replace', 'replace', 'remove', 'wrap', 'double', 'add'),
  odd: fc.constantFrom(...ODD),
  key: fc.constantFrom(...KEYS),
})

/** A manifest as JSON text with some of its values broken, and sometimes its text too. */
export const mutated = (manifest: object): fc.Arbitrary<string> =>
  fc
    .record({
      mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
      cut: fc.option(fc.nat(1_000), { freq: 8 }),
      insert: fc.option(
        fc.constantFrom('\t', '"', '{', ']', ': ', '\n- ', '&a ', '*a', '!!binary ', '---\n', '\u0000'),
        { freq: 8 },
      ),
    })
    .map(({ mutations, cut, insert }) => {
      const text = JSON.stringify(mutations.reduce(mutate, manifest), null, 1)
      const at = (cut ?? 500) % (text.length + 1)
      if (cut !== null && insert === null) return text.slice(0, at)
      return insert === null ? text : text.slice(0, at) + insert + text.slice(at)
    })
