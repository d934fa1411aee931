import { readFileSync } from 'node:fs'

/**
 * The server's only source of the current time: every operation asks here, never `new Date()`, so that a test can
 * move the day. KUBEKATA_CLOCK_OFFSET_FILE names a file with an offset in milliseconds; it is set by the browser
 * tests' server alone.
 */
export function now(): Date {
  const file = process.env.KUBEKATA_CLOCK_OFFSET_FILE
  const offset = file ? Number(readFileSync(file, 'utf8')) : 0
  return new Date(Date.now() + offset)
}
