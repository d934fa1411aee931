import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'

export type DisputeStatus = 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN'

export interface Dispute {
  id: string
  checkId: string | null
  text: string
  status: DisputeStatus
  answer: string
  createdAt: Date
  resolvedAt: Date | null
}

const LOOKS = { OPEN: 'warning', ACCEPTED: 'success', REJECTED: 'destructive', WITHDRAWN: 'neutral' } as const

export interface DisputeViewProps {
  dispute: Dispute
  /** Of the check that it is about, in the reader's language. */
  checkName?: string | undefined
  timeZone: string
}

/** A dispute with what was answered. */
export function DisputeView({ dispute, checkName, timeZone }: DisputeViewProps) {
  const t = useTranslations('marking.dispute')
  const format = useFormatter()
  const { checkId, text, status, answer, createdAt, resolvedAt } = dispute
  const when = format.dateTime(resolvedAt ?? createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <div className="grid gap-2 rounded-md border px-4 py-3">
      <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <Badge variant={LOOKS[status]}>{t(`status.${status}`)}</Badge>
        <span className="text-muted-foreground">{when}</span>
      </p>
      {checkId && <p className="text-sm font-semibold">{t('check', { name: checkName ?? checkId })}</p>}
      <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
      {answer && (
        <p className="border-l-2 pl-3 wrap-anywhere whitespace-pre-wrap">{t('answered', { answer })}</p>
      )}
    </div>
  )
}
