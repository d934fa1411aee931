import { describe, expect, it } from 'vitest'
import { type Piece, snippetOf } from './snippet'

const shown = (pieces: Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('a snippet', () => {
  it.each([
    ['Pods and tripods', ['pod'], '[Pod]s and tripods'],
    ['Taintを付けると', ['taint', '付け'], '[Taint]を[付け]ると'],
    ['サーバー', ['サー', 'ーバ', 'バー'], '[サーバー]'],
    ['nothing here', ['else'], 'nothing here'],
  ])('marks hits: %s', (text, words, expected) => expect(shown(snippetOf(text, words))).toBe(expected))

  it('begins at a word before the first hit, and ends somewhere behind it', () => {
    const text = `${'much text before it '.repeat(10)}here ${'and as much behind it '.repeat(10)}`
    const snippet = shown(snippetOf(text, ['here']))
    expect(snippet).toMatch(/^…(much|text|before|it) .*\[here\] and .*…$/)
    expect(snippet.length).toBeLessThan(160)
  })

  it('is as wide in Japanese as in English', () => {
    expect(shown(snippetOf('あ'.repeat(300), ['い']))).toHaveLength(76)
  })
})
