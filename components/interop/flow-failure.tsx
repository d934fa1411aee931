import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { AppErrorCode } from '@/lib/errors/app-error'

/** Our own reasons; whatever else next-auth says is about a flow that was not finished. */
const OURS = [
  'LINK_FIRST',
  'LINK_EXPIRED',
  'LINKED_ELSEWHERE',
  'EMAIL_MISSING',
  'RATE_LIMITED',
  'BUSY',
] as const satisfies AppErrorCode[]

export interface FlowFailureProps {
  /** As it stands in the address. */
  error: string | string[] | undefined
  purpose: 'signIn' | 'linked'
  className?: string
}

/** Why coming back from a provider did not work, in words. */
export function FlowFailure({ error, purpose, className }: FlowFailureProps) {
  const t = useTranslations('interop')
  const words = useTranslations('errors')
  if (!error) return null
  const code = OURS.find((one) => one === error)
  return (
    <Alert variant="destructive" className={className}>
      {code ? words(code) : t(`${purpose}.failed`)}
    </Alert>
  )
}
