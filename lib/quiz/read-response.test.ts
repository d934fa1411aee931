import { expect, it } from 'vitest'
import { readResponse, takesLines } from './read-response'
import type { PublicVariant } from './render'

const shown = (kind: PublicVariant['kind'], body: object) => ({ kind, body }) as PublicVariant
const options = ['a', 'b', 'c']

it.each([
  ['single-choice', { options }, 'b', { option: 'b' }],
  ['multiple-choice', { options }, 'a c', { options: ['a', 'c'] }],
  ['ordering', { options }, 'c, a, b', { order: ['c', 'a', 'b'] }],
  ['number', { min: 0, max: 9 }, ' 4 ', { value: 4 }],
  ['true-false', { reasons: ['ra', 'rb'] }, 'true rb', { value: true, reason: 'rb' }],
  ['placement', { options, reasons: ['ra', 'rb'] }, 'b ra', { option: 'b', reason: 'ra' }],
  ['matching', { left: ['la', 'lb'], options }, 'la=b lb=b', { pairs: { la: 'b', lb: 'b' } }],
  ['wrong-line', { text: 'a\nb\nc', language: 'yaml' }, '2', { line: 2 }],
  ['short-text', { multiline: true }, 'pod/a b', { text: 'pod/a b' }],
  ['command', {}, 'kubectl get pods', { text: 'kubectl get pods' }],
  ['single-choice', { options }, '{"option":"c"}', { option: 'c' }],
  ['single-choice', { options }, 'z', undefined],
  ['number', { min: 0, max: 9 }, 'many', undefined],
] as const)('reads an answer to %s', (kind, body, typed, response) => {
  expect(readResponse(shown(kind, body), typed)).toEqual(response)
})

it('knows where an answer may go on', () => {
  expect(takesLines(shown('manifest', { template: '' }))).toBe(true)
  expect(takesLines(shown('gap', { text: '{{a}}', gaps: [{ id: 'a' }] }))).toBe(true)
  expect(takesLines(shown('single-choice', { options }))).toBe(false)
})
