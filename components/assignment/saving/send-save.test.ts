import { expect, it, test } from 'vitest'
import { outcomeOf } from './send-save'

test.each([
  ['INTERNAL', 'unreachable'],
  ['BUSY', 'unreachable'],
  ['NOT_SIGNED_IN', 'signedOut'],
  ['NOT_FOUND', 'signedOut'],
  ['NOT_IN_CLASS', 'left'],
  ['INVALID_INPUT', 'refused'],
  ['ALREADY_CLOSED', 'over'],
  ['ALREADY_HANDED_IN', 'over'],
] as const)('%s means %s', async (code, kind) =>
  expect(await outcomeOf(Promise.resolve({ ok: false, code, params: {} }))).toEqual({ kind }),
)

it('takes no answer for one that may come later', async () => {
  expect(await outcomeOf(Promise.reject(new Error('offline')))).toEqual({ kind: 'unreachable' })
  const said = { kept: true, revision: 3 } as const
  expect(await outcomeOf(Promise.resolve({ ok: true, data: said }))).toEqual({ kind: 'answered', said })
})
