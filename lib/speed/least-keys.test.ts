import { expect, it } from 'vitest'
import type { LabLog } from '@/lib/lab/log'
import { leastKeys } from './least-keys'

type Done = string | { keys: string }

/** A log of lines, and of keys that a program reads. */
const logOf = (...done: Done[]): LabLog => ({
  version: 1,
  entries: done.map((one, seq) => ({
    ...{ seq, at: 0, tty: 0 },
    ...(typeof one === 'string'
      ? { kind: 'line' as const, text: one }
      : { kind: 'keys' as const, text: one.keys }),
  })),
})

it.each<[string, Done[], number]>([
  ['a key for each word, and Enter', ['kubectl get pods'], 4],
  ['nothing but Enter', [''], 1],
  ['two keys for a line that comes back', ['kubectl get pods', 'kubectl get pods'], 6],
  ['a key for what is new in it', ['kubectl get pods', 'kubectl get pods -A'], 6],
  ['Enter for each line of a heredoc', ['cat <<E\na\nE'], 3 + 3 + 1],
  ['no Enter within one that comes back', ['cat <<E\na\nE', 'cat <<E\na\nE'], 7 + 2],
  ['keys as they are', [{ keys: ':wq\r' }], 4],
  ['an arrow as one key', [{ keys: '\x1b[A' }], 1],
])('takes %s', (_, done, keys) => expect(leastKeys(logOf(...done))).toBe(keys))

it('takes nothing for what is no typing', () => {
  const log: LabLog = {
    version: 1,
    entries: [
      { seq: 0, at: 0, tty: 0, kind: 'resize', columns: 80, rows: 24 },
      { seq: 1, at: 0, tty: 0, kind: 'advance', ms: 1000 },
    ],
  }
  expect(leastKeys(log)).toBe(0)
})
