import { describe, expect, it } from 'vitest'
import { headingId, listHeadings } from './headings'

describe('headingId', () => {
  it.each([
    ['Two kinds of machine', 'two-kinds-of-machine'],
    ['What `spec.nodeName` does', 'what-specnodename-does'],
    ['2種類のマシン', '2種類のマシン'],
    ['壊れたときに、どこを見るか？', '壊れたときにどこを見るか'],
  ])('of %s is %s', (text, id) => expect(headingId(text)).toBe(id))
})

describe('listHeadings', () => {
  it('leaves out what is inside a fence, and other levels', () => {
    const page = '# no\n## One `a`\n\n```sh\n## comment\n```\n### **Two**\n#### no'
    expect(listHeadings(page)).toEqual([
      { level: 2, text: 'One a', id: 'one-a' },
      { level: 3, text: 'Two', id: 'two' },
    ])
  })
})
