/**
 * Fetches and starts what a lab needs, for somebody who is about to open one: its terminal is there when they are. What
 * cannot be fetched now is fetched by the lab itself, which tells of it.
 */
export function fetchLabAhead(): void {
  const { saveData = false } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {}
  if (saveData) return
  import('./prepared').then(({ prepareLab }) => prepareLab()).catch(() => undefined)
  import('./lab').catch(() => undefined)
}
