import { expect, test } from 'vitest'
import type { ActionResult } from '@/lib/errors/app-error'
import { drain } from '../saving/autosave'
import { type KeptItem, sendKept } from './send-kept'

const done = (set: boolean): KeptItem => ({ position: 3, mark: 'done', set })

test('a mark waits for the network, and the last one is sent', async () => {
  const [sent, kept] = [[] as unknown[], new Map<string, KeptItem>()]
  let online = false
  const send = async (input: unknown): Promise<ActionResult<unknown>> => {
    if (!online) throw new Error('offline')
    sent.push(input)
    return { ok: true, data: {} }
  }
  const save = (_: string, item: KeptItem) => sendKept({ note: send, mark: send }, 'e', item)
  kept.set('done 3', done(true))
  expect(await drain(kept, save)).toBe(false)
  kept.set('done 3', done(false)).set('notes', { notes: 'later' })
  online = true
  expect(await drain(kept, save)).toBe(true)
  expect(sent).toEqual([
    { examId: 'e', position: 3, mark: 'done', set: false },
    { examId: 'e', notes: 'later' },
  ])
})

test.each([
  ['NOT_SIGNED_IN', 'unreachable'],
  // Somebody else is signed in by now.
  ['NOT_FOUND', 'unreachable'],
  ['EXAM_OVER', 'refused'],
] as const)('%s means %s', async (code, outcome) => {
  const answer = async () => ({ ok: false, code, params: {} }) as const
  expect(await sendKept({ note: answer, mark: answer }, 'e', done(true))).toBe(outcome)
})
