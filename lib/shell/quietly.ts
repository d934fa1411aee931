import { Errno } from '@/lib/userland/kernel/errno'

/** What comes of it; undefined when the system refuses. */
export function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof Errno) return undefined
    throw error
  }
}
