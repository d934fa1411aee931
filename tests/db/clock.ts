import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let clockFile: string | undefined

/** Moves the server's clock on for the tests that follow in this file. */
export function setClock(aheadMs: number): void {
  clockFile ??= path.join(mkdtempSync(path.join(tmpdir(), 'kubekata-clock-')), 'offset')
  writeFileSync(clockFile, String(aheadMs))
  process.env.KUBEKATA_CLOCK_OFFSET_FILE = clockFile
}
