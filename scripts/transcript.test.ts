import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'transcript-'))

beforeAll(() => {
  mkdirSync(join(folder, 'pods'))
  mkdirSync(join(folder, 'probes'))
  const all = [
    'What the steps need not tell.',
    '',
    "  $ cat <<'EOF' > a.txt",
    '  > x',
    '  >',
    '  > y',
    '  > EOF',
    '  $ cat a.txt; echo; exit 3',
    '  $ settle',
    '  $ advance 20s',
    '  $ kubectl get nodes -o name | wc -l',
    '  3',
  ]
  writeFileSync(join(folder, 'pods/a.t'), all.join('\n'))
  writeFileSync(join(folder, 'probes/b.t'), '  $ kubectl get nodes -o name | wc -l\n  7\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/transcript.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })

it('prints a line of JSON per step, the cluster chosen by the folder', { timeout: 60_000 }, () => {
  const { stdout, status } = run('--json', 'pods/a.t', join(folder, 'probes/b.t'))
  const lines = stdout.trimEnd().split('\n')
  const of = (step: number, cmd: string, out: string[] = [], exit = 0) => ({
    ...{ file: 'pods/a.t', step, cmd, exit, stdout: out, stderr: [] },
  })
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    of(1, "cat <<'EOF' > a.txt\nx\n\ny\nEOF"),
    of(2, 'cat a.txt; echo; exit 3', ['x', '', 'y', ''], 3),
    of(3, 'settle'),
    of(4, 'advance 20s'),
    of(5, 'kubectl get nodes -o name | wc -l', ['3']),
    { ...of(1, 'kubectl get nodes -o name | wc -l', ['2']), file: join(folder, 'probes/b.t') },
  ])
  expect(status).toBe(0)
})

it('shows what differs and a score per area', { timeout: 60_000 }, () => {
  const { stdout, status } = run('probes/b.t')
  expect(stdout).toContain('probes/b.t:1 (step 1)')
  expect(stdout).toContain('  - 7\n  + 2\n')
  expect(stdout).toMatch(/probes +0 of +1 +0\.0 %/)
  expect(status).toBe(1)
})

it('says which file is not there', { timeout: 60_000 }, () => {
  const { stderr, status } = run('--json', 'nope.t')
  expect(stderr).toBe('transcript: nope.t: no such file\n')
  expect(status).toBe(2)
})
