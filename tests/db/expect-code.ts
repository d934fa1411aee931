import { expect } from 'vitest'
import type { AppErrorCode } from '@/lib/errors/app-error'

/** The call fails with this code. */
export async function expectCode(call: Promise<unknown>, code: AppErrorCode): Promise<void> {
  await expect(call).rejects.toMatchObject({ name: 'AppError', code })
}
