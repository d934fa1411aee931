import { Fragment } from 'react'
import { cn } from '@/components/ui/cn'

/** `code` and **bold** within a line. */
export function InlineProse({ text }: { text: string }) {
  const parts = text.split(/(`[^`]+`|\*\*[^*]+\*\*)/)
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a fixed text never change places
    if (part.startsWith('`')) return <Code key={index} text={part.slice(1, -1)} />
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    if (part.startsWith('**')) return <strong key={index}>{part.slice(2, -2)}</strong>
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    return <Fragment key={index}>{part}</Fragment>
  })
}

export function Code({ text }: { text: string }) {
  return <code className="rounded-sm bg-code px-1 py-0.5 text-[0.9em] break-words">{text}</code>
}

/** A text of a question: paragraphs with inline code. */
export function Prose({ text, className }: { text: string; className?: string }) {
  const paragraphs = text.split(/\n\s*\n/)
  return (
    <div className={cn('grid gap-3', className)}>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <InlineProse text={paragraph} />
        </p>
      ))}
    </div>
  )
}
