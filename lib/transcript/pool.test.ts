import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parseTranscript } from '@/lib/transcript/parse'
import { type PoolOptions, runFiles } from '@/lib/transcript/pool'

/** Exit codes by file and step, and what the first broken step of each said. */
async function run(files: { area: string; text: string }[], options?: PoolOptions) {
  const exits: number[][] = files.map(() => [])
  const said: string[] = []
  await runFiles(
    files.map((file, index) => ({ index, ...file })),
    (file, step, { exit, stderr }) => {
      expect(exits[file]).toHaveLength(step)
      exits[file]?.push(exit)
      if (exit === 124 && stderr.length > 0) said.push(stderr.join('\n'))
    },
    options,
  )
  return { exits, said }
}

it('runs a transcript in a process of its own and tells of every step', { timeout: 60_000 }, async () => {
  const text = readFileSync('tests/conformance/replicasets/adopt-bare-pods.t', 'utf8')
  const { exits } = await run([{ area: 'replicasets', text }])
  expect(exits[0]).toEqual(parseTranscript(text).map(({ exit }) => exit))
})

it('gives up the rest of a file, and of that file only', { timeout: 30_000 }, async () => {
  const files = ['ends', 'exits', 'hangs', 'throws', 'ends'].map((end) => ({
    area: 'pods',
    text: `${end}\n  $ one\n  $ two\n  $ three\n`,
  }))
  const worker = fileURLToPath(new URL('fixtures/worker.mjs', import.meta.url))
  const { exits, said } = await run(files, { worker, stepMs: 400 })
  const [good, broken] = [
    [0, 0, 0],
    [0, 124, 124],
  ]
  expect(exits).toEqual([good, broken, broken, broken, good])
  expect(said).toEqual(['the process ended', 'the step took over 0.4 s', 'TypeError: of the engine'])
})
