import { describe, expect, it } from 'vitest'
import { ignoring } from '@/lib/container-engine/build/ignore'
import { expand, pairsIn, splitWords } from '@/lib/container-engine/build/words'

const VARIABLES = { A: 'one', EMPTY: '' }

describe('variables of a Dockerfile', () => {
  it.each([
    ['§A-§{A}', 'one-one'],
    ['§{NONE:-word}', 'word'],
    ['§{EMPTY:-word}', 'word'],
    ['§{EMPTY-word}', ''],
    ['§{A:+set}|§{NONE:+set}', 'set|'],
    ['§{NONE:-§A}', 'one'],
    ['\\§A', '§A'],
    ['\'§A\' "§A"', '\'§A\' "one"'],
    ['§ §1', '§ §1'],
  ])('%s → %s', (text, wanted) => {
    // A dollar before a brace is a placeholder to the linter.
    const dollars = (one: string) => one.replaceAll('§', '$')
    expect(expand(dollars(text), VARIABLES)).toBe(dollars(wanted))
  })
})

describe('words of a Dockerfile', () => {
  it('are between spaces, quotes taken off', () => {
    expect(splitWords('a "b c" d\\ e \'f"\'')).toEqual(['a', 'b c', 'd e', 'f"'])
  })
  it('are pairs, or the old form', () => {
    expect(pairsIn('A=1 B="two words"')).toEqual({
      pairs: [
        ['A', '1'],
        ['B', 'two words'],
      ],
      old: false,
    })
    expect(pairsIn('A one two')).toEqual({ pairs: [['A', 'one two']], old: true })
    expect(pairsIn('A')).toBeUndefined()
  })
})

describe('.dockerignore', () => {
  const ignored = (text: string, ...paths: string[]) => paths.filter(ignoring(text))

  it.each([
    [
      'node_modules',
      ['node_modules', 'node_modules/a/b', 'src/node_modules'],
      ['node_modules', 'node_modules/a/b'],
    ],
    ['**/*.log', ['a.log', 'b/c/d.log', 'a.log.txt'], ['a.log', 'b/c/d.log']],
    ['*.md\n!README.md', ['a.md', 'README.md'], ['a.md']],
    ['# *\n\n/build/', ['build/x', '# *'], ['build/x']],
    ['a?c', ['abc', 'ac', 'a/c'], ['abc']],
    ['docs/**/x', ['docs/x', 'docs/a/b/x', 'x'], ['docs/x', 'docs/a/b/x']],
  ])('%j', (text, paths, wanted) => {
    expect(ignored(text, ...paths)).toEqual(wanted)
  })
})
