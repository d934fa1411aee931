import { expect, it, vi } from 'vitest'
import { loadOptimiser } from './optimiser'

vi.mock('@open-spaced-repetition/binding', () => {
  throw new Error('no native binding for this platform')
})

it('does without the optimiser where there is no module for the platform, and says so once', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  expect(await loadOptimiser()).toBeUndefined()
  expect(await loadOptimiser()).toBeUndefined()
  expect(said).toHaveBeenCalledOnce()
})
