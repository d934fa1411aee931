import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Case } from './cases'
import { type Result, runLine } from './harness'

/** The machine's own bash, when it is GNU bash 5. */
export function realBash(): boolean {
  const { stdout } = spawnSync('bash', ['--version'], { encoding: 'utf8' })
  return /GNU bash, version 5/.test(stdout ?? '')
}

/** Runs a case in a new folder of the real machine, then ours in a folder of the same name. */
export function runBoth({ script, files, stdin }: Case): { real: Result; ours: Result } {
  const folder = mkdtempSync(join(tmpdir(), 'userland-'))
  try {
    for (const { path, text, mode } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
      if (mode !== undefined) chmodSync(join(folder, path), mode)
    }
    const env = { PATH: '/usr/bin:/bin', HOME: folder, LC_ALL: 'C.UTF-8', TZ: 'UTC', PWD: folder } as Record<
      string,
      string
    > as NodeJS.ProcessEnv
    const run = spawnSync('bash', ['-c', script], {
      cwd: folder,
      env,
      input: stdin,
      encoding: 'utf8',
      timeout: 10_000,
    })
    const real = { stdout: run.stdout, stderr: run.stderr, status: run.status ?? 128 }
    return { real, ours: runLine({ text: script, files, stdin, cwd: folder }) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const sorted = (text: string) => text.split('\n').sort().join('\n')

/** What of a result counts: the program's path in front of messages does not, nor process ids. */
export function comparable(result: Result, { unordered, statusOnly, noStderr }: Case) {
  if (statusOnly) return { status: result.status }
  const stdout = unordered ? sorted(result.stdout) : result.stdout
  const stderr = result.stderr
    .replace(/^(?:\/usr)?\/bin\//gm, '')
    .replace(/kill: \(\d+\)/g, 'kill: (PID)')
    .replace(/^(bash: line \d+:) +\d+ (?=[A-Z])/gm, '$1 PID ')
  const shown = { stdout, status: result.status, ...(result.limit && { limit: result.limit }) }
  return noStderr ? shown : { ...shown, stderr: unordered ? sorted(stderr) : stderr }
}
