import { describe, expect, it } from 'vitest'
import { checkContent } from '../gate'
import { contentFixture } from '../gate-fixture'

const EXERCISE = `domain: domain
level: 1
texts:
  en: { title: A Namespace, goal: Create a Namespace \`blue\`., note: It is short. }
  ja: { title: Namespaceを作る, goal: Namespace \`blue\`を作成してください。, note: 短く書けます。 }
checks:
  - { kind: exists, resource: namespaces, name: blue }
ways:
  imperative: kubectl create namespace blue
`

function problemsAfter(from: string, to: string): string[] {
  if (!EXERCISE.includes(from)) throw new Error(`no ${from}`)
  const files = { ...contentFixture(), 'speed/blue.yaml': EXERCISE.replace(from, to) }
  return checkContent(files).map(({ file, rule, message }) => `${file} ${rule}: ${message}`)
}

describe('an exercise of speed practice', () => {
  it('passes as it is', () => expect(problemsAfter('blue', 'blue')).toEqual([]))

  it.each([
    ['a misspelt part', 'ways:', 'way:', /speed: .*ways/],
    ['broken YAML', 'level: 1', 'level: [1', /^speed\/blue.yaml speed: /],
    ['a third level', 'level: 1', 'level: 3', /speed: .*level/],
    ['no way at all', '  imperative:', '  shortest:', /needs an imperative way or one by YAML/],
    ['an unknown condition', 'kind: exists', 'kind: is', /speed: .*checks/],
    ['an unknown domain', 'domain: domain', 'domain: sea', /speed-domain: no domain "sea"/],
    ['another name in one language', '`blue`を', '`red`を', /same-code: `red` is in one goal only/],
    ['Japanese style', '短く書け', '短 く書け', /ja-spacing/],
    ['an open end', '作成してください。', '作成', /ja-ending/],
  ])('is refused with %s', (_, from, to, problem) => {
    expect(problemsAfter(from, to).join('\n')).toMatch(problem)
  })
})
