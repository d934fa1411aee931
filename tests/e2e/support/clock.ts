import fs from 'node:fs'

const file = '.data/e2e/clock-offset'
const DAY_MS = 86_400_000

/** Moves the server's clock; the browser's stays, as it does not decide what is due. */
export function setDaysAhead(days: number): void {
  fs.writeFileSync(file, String(days * DAY_MS))
}
