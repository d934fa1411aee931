'use client'

import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ManifestProblem } from '@/lib/lab/manifest/editor-protocol'
import type { EditedFile } from './open-files'

interface ProblemListProps {
  file: EditedFile
  onGo(problem: ManifestProblem): void
}

/** What kubectl apply would say of the text. */
export function ProblemList({ file: { problems, said }, onGo }: ProblemListProps) {
  const t = useTranslations('lab.editor.problems')
  return (
    <section
      aria-label={t('label')}
      className="max-h-32 shrink-0 overflow-y-auto rounded-md border bg-card text-sm"
    >
      <p role="status" className="flex items-start gap-2 px-3 py-1.5 text-muted-foreground">
        {problems.length > 0 ? (
          t('count', { count: problems.length })
        ) : said === '' ? (
          t('notManifest')
        ) : (
          <>
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            <span>
              {t('none')} {t('said')}{' '}
              <code className="text-xs break-all whitespace-pre-wrap">{said.trim()}</code>
            </span>
          </>
        )}
      </p>
      {problems.length > 0 && (
        <ul className="grid border-t">
          {problems.map((problem) => (
            <li key={`${problem.from} ${problem.message}`}>
              <button
                type="button"
                onClick={() => onGo(problem)}
                className="flex w-full items-start gap-2 px-3 py-1.5 text-left hover:bg-accent pointer-coarse:min-h-11"
              >
                <Mark severity={problem.severity} />
                <span className="min-w-0">
                  <span className="text-xs text-muted-foreground">
                    {t('at', { line: problem.line, column: problem.column })}
                  </span>
                  <code className="block text-xs break-words whitespace-pre-wrap">{problem.message}</code>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Mark({ severity }: Pick<ManifestProblem, 'severity'>) {
  const t = useTranslations('lab.editor.problems')
  const Icon = severity === 'error' ? CircleAlert : TriangleAlert
  const colour = severity === 'error' ? 'text-destructive' : 'text-warning'
  return <Icon aria-label={t(severity)} role="img" className={`mt-0.5 size-4 shrink-0 ${colour}`} />
}
