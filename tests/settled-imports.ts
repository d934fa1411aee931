import { afterAll, vi } from 'vitest'

/**
 * Files of one worker share their modules: what one began to fetch without waiting for it, and would lose with its
 * environment, would be broken for all that come after it.
 */
afterAll(() => vi.dynamicImportSettled())
