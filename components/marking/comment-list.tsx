import { useFormatter, useTranslations } from 'next-intl'

export interface Comment {
  id: string
  itemId: string | null
  text: string
  createdAt: Date
  authorId: string | null
  author: string | null
}

export interface CommentListProps {
  comments: readonly Comment[]
  /** Whoever reads. */
  viewerId: string
  timeZone: string
}

/** What instructor and learner have said, in order. */
export function CommentList({ comments, viewerId, timeZone }: CommentListProps) {
  const t = useTranslations('marking.comments')
  const format = useFormatter()
  return (
    <ol aria-label={t('title')} className="grid gap-3">
      {comments.map(({ id, text, createdAt, authorId, author }) => (
        <li key={id} className="grid gap-1 rounded-md bg-muted px-4 py-3">
          <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted-foreground">
            <span className="font-semibold">{authorId === viewerId ? t('you') : (author ?? t('gone'))}</span>
            <time dateTime={createdAt.toISOString()}>
              {format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
            </time>
          </p>
          <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
        </li>
      ))}
    </ol>
  )
}
