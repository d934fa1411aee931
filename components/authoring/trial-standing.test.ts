import { expect, it } from 'vitest'
import { EMPTY_DRAFT } from '@/lib/authoring/drill-draft'
import { standingOf } from './trial-standing'

const run = (passed: boolean, damage: string[] = []) => ({
  checks: [{ id: 'made', passed, expected: '', found: '' }],
  ...{ damage, repeats: true, output: '' },
})
const draft = (fails: string[]) => ({
  ...EMPTY_DRAFT,
  wrong: [{ name: 'typo', script: 'false', fails, damages: [] }],
})
const view = (state: 'old' | 'fresh', passed: boolean) => [
  { name: 'wrong/typo', state, problems: [], run: run(passed) },
]

it.each([
  ['nothing was tried', [], [], 'none', false],
  ['it was changed since', view('old', false), ['made'], 'old', false],
  ['it fails what is expected', view('fresh', false), ['made'], 'good', false],
  ['nobody has said what it fails', view('fresh', false), [], 'open', true],
  ['it fails something else', view('fresh', false), ['other'], 'bad', true],
  ['it passes', view('fresh', true), [], 'bad', false],
] as const)('a wrong solution when %s', (_, trials, fails, standing, canConfirm) => {
  expect(standingOf('wrong/typo', trials, draft([...fails]))).toMatchObject({ standing, canConfirm })
})
