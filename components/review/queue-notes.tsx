import { useTranslations } from 'next-intl'

/** Why the queue is as it is, where it is not what one would expect. */
export function QueueNotes({ queue }: { queue: { pulled: number; freshLater: number; buried: number } }) {
  const t = useTranslations('review.queue')
  const { pulled, freshLater, buried } = queue
  const notes = [
    ...(pulled > 0 ? [t('pulled', { count: pulled })] : []),
    ...(buried > 0 ? [t('buried', { count: buried })] : []),
    ...(freshLater > 0 ? [t('later', { count: freshLater })] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="grid gap-1 text-sm text-muted-foreground">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
