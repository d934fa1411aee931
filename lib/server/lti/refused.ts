import { AppError } from '@/lib/errors/app-error'

/** Why a launch is not believed, or cannot go on. The words are in the messages, under LAUNCH_REFUSED. */
export type RefusalReason =
  | 'platform'
  | 'state'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'nonce'
  | 'deployment'
  | 'message'
  | 'course'
  | 'keys'
  | 'ticket'

/** @param detail what an administrator needs to mend it; nothing secret */
export function refused(reason: RefusalReason, detail = ''): AppError {
  return new AppError('LAUNCH_REFUSED', { reason, detail: detail.slice(0, 200) })
}
