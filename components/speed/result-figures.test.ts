import { expect, it } from 'vitest'
import { fewestKeys } from '@/lib/speed/reference'
import { resultFigures } from './result-figures'

const reference = {
  note: '',
  ways: [
    { name: 'imperative' as const, script: 'kubectl create ns a', keys: 20 },
    { name: 'shortest' as const, script: 'k create ns a', keys: 14 },
  ],
}
const names = { own: 'own', best: (way: string) => `best ${way}`, way: (name: string) => name }
const run = { keystrokes: 17, durationMs: 900 }

it('puts a run beside the bests before it and the ways that are known', () => {
  const before = { yaml: { keys: 99, ms: 8000, runs: 1 } }
  expect(resultFigures(run, before, reference, names)).toEqual([
    { id: 'own', name: 'own', keys: 17, ms: 900, kind: 'own' },
    { id: 'best-yaml', name: 'best yaml', keys: 99, ms: 8000, kind: 'best' },
    { id: 'imperative', name: 'imperative', keys: 20, kind: 'reference' },
    { id: 'shortest', name: 'shortest', keys: 14, kind: 'reference' },
  ])
  expect(fewestKeys(reference)).toBe(14)
})

it('shows the run alone until the server has answered', () => {
  expect(resultFigures(run, {}, undefined, names).map(({ id }) => id)).toEqual(['own'])
})
