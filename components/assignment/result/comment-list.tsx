import { useFormatter, useTranslations } from 'next-intl'
import type { ResultComment } from './result-types'

/** What was said about the work, the oldest first. */
export function CommentList({
  comments,
  timeZone,
}: {
  comments: readonly ResultComment[]
  timeZone: string
}) {
  const t = useTranslations('assignment.result')
  const format = useFormatter()
  if (comments.length === 0) return null
  return (
    <ol aria-label={t('comments')} className="grid gap-3">
      {comments.map(({ id, text, author, createdAt }) => (
        <li key={id} className="grid gap-0.5 border-l-2 border-info pl-3">
          <p className="text-sm text-muted-foreground">
            {t('saidBy', {
              by: author ?? t('nobody'),
              when: format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
            })}
          </p>
          <p className="whitespace-pre-wrap wrap-anywhere">{text}</p>
        </li>
      ))}
    </ol>
  )
}
