import { CodeBlock } from '@/components/concept/code-block'
import { InlineProse } from '@/components/quiz/prose'
import type { ShownExhibit } from '@/lib/quiz/render'

/** Manifests and terminals that a question or an explanation shows. */
export function Exhibits({ exhibits }: { exhibits: readonly ShownExhibit[] }) {
  return exhibits.map(({ kind, title, text }) => (
    <figure key={`${title ?? ''}${text}`} className="grid gap-1.5">
      {title && (
        <figcaption className="text-sm font-semibold text-muted-foreground">
          <InlineProse text={title} />
        </figcaption>
      )}
      <CodeBlock language={kind === 'yaml' ? 'yaml' : 'console'} text={text.trimEnd()} />
    </figure>
  ))
}
