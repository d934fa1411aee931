import './server-only'

/**
 * Does something again and again, the next time so long after the last has ended: it never overlaps itself. What it
 * throws is logged. Keeps no process alive.
 */
export function repeat(name: string, everyMs: number, work: () => Promise<unknown>): void {
  const again = () => setTimeout(run, everyMs).unref()
  const run = () =>
    work()
      .catch((error: unknown) => console.error(name, error))
      .finally(again)
  again()
}
