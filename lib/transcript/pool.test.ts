import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseTranscript } from '@/lib/transcript/parse'
import { runFiles } from '@/lib/transcript/pool'

it('runs a transcript in a process of its own and tells of every step', { timeout: 60_000 }, async () => {
  const text = readFileSync('tests/conformance/replicasets/adopt-bare-pods.t', 'utf8')
  const told: number[] = []
  await runFiles([{ index: 0, area: 'replicasets', text }], (_, step, { exit }) => {
    told[step] = exit
  })
  expect(told).toEqual(parseTranscript(text).map(({ exit }) => exit))
})
