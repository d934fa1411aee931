import { mayPass } from '@/components/outbox/may-pass'
import type { AppErrorCode } from '@/lib/errors/app-error'

/**
 * Whether what failed so may be saved when it is sent again. An exam that is not found is somebody else's than whoever is
 * signed in by now: it waits for its owner.
 */
export const mayBeSaved = (code: AppErrorCode): boolean => mayPass(code) || code === 'NOT_FOUND'
