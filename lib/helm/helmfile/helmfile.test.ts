import { expect, it } from 'vitest'
import { diffManifests } from '@/lib/helm/helmfile/helm-diff'
import { planGroups, withNeeds } from '@/lib/helm/helmfile/plan'
import { selected } from '@/lib/helm/helmfile/select'
import { idOf, type ReleaseSpec, type State } from '@/lib/helm/helmfile/state'

const release = (name: string, needs: string[] = [], more: Partial<ReleaseSpec> = {}): ReleaseSpec => ({
  ...{ name, chart: 'example/web', namespace: 'x', needs, ...more },
})

it.each([
  ['nothing needed', [release('b'), release('a')], [['x/b', 'x/a']]],
  ['a chain', [release('a', ['x/b']), release('b', ['x/c']), release('c')], [['x/c'], ['x/b'], ['x/a']]],
  [
    'a diamond',
    [release('a', ['b', 'c']), release('b', ['d']), release('c', ['d']), release('d')],
    [['x/d'], ['x/b', 'x/c'], ['x/a']],
  ],
])('groups by needs: %s', (_, releases, groups) => {
  expect(planGroups(releases).map((group) => group.map(idOf))).toEqual(groups)
})

it.each([
  ['itself', [release('a', ['x/a'])], 'cycle detected: x/a -> x/a'],
  [
    'three',
    [release('a', ['c']), release('b', ['a']), release('c', ['b'])],
    'cycle detected: x/a -> x/b -> x/c -> x/a',
  ],
  ['nobody', [release('a', ['y/z'])], 'release(s) "x/a" depend(s) on an undefined release "y/z"'],
])('refuses needs that lead to %s', (_, releases, message) => {
  expect(() => planGroups(releases)).toThrow(message)
})

it('takes what is needed by what is needed', () => {
  const all = [release('a', ['b']), release('b', ['c']), release('c'), release('d')]
  expect(withNeeds(all.slice(0, 1), all).map(idOf)).toEqual(['x/a', 'x/b', 'x/c'])
})

it.each([
  [['tier=front'], ['a']],
  [['tier!=front'], ['b', 'c']],
  [
    ['tier=front', 'name=c'],
    ['a', 'c'],
  ],
  [['team=shop,name=b'], ['b']],
  [['chart=web,namespace=x'], ['a', 'b', 'c']],
])('selects by %s', (selectors, names) => {
  const state = { commonLabels: { team: 'shop' } } as unknown as State
  const all = [release('a', [], { labels: { tier: 'front' } }), release('b'), release('c')]
  expect(selected(state, all, selectors).map(({ name }) => name)).toEqual(names)
})

const map = (name: string, value: string) =>
  `---\n# Source: t/${name}.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  key: ${value}\n`
const secret = (value: string) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  key: ${value}\n`

it('shows what is new, gone and different, and no values of Secrets', () => {
  expect(diffManifests(map('a', 'x'), map('a', 'x'), 'n')).toBe('')
  const text = diffManifests(map('a', 'x') + map('b', 'x'), map('a', 'y') + map('c', 'x'), 'n')
  expect(text.match(/^n, .*$/gm)).toEqual([
    'n, a, ConfigMap (v1) has changed:',
    'n, b, ConfigMap (v1) has been removed:',
    'n, c, ConfigMap (v1) has been added:',
  ])
  expect(text).toContain('-   key: x\n+   key: y\n')
  const hidden = diffManifests(secret('YWJj'), secret('eHl6YQ=='), 'n')
  expect(hidden).toContain('-   key: -------- # (3 bytes)\n+   key: ++++++++ # (4 bytes)\n')
  expect(hidden).not.toMatch(/YWJj|eHl6/)
})
