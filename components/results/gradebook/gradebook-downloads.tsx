import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Button } from '@/components/ui/button'
import type { MissingAs } from '@/lib/classroom/gradebook/gradebook'
import { GRADEBOOK_FORMATS } from '@/lib/classroom/gradebook/gradebook-rows'

/** The gradebook as files for other systems, and how these take them. */
export function GradebookDownloads({ classId, missingAs }: { classId: string; missingAs: MissingAs }) {
  const t = useTranslations('results.gradebook')
  const missing = missingAs === 'zero' ? '&missing=zero' : ''
  return (
    <PageSection id="download" title={t('download')} text={t('downloadText')}>
      <ul className="grid gap-4 md:grid-cols-3">
        {GRADEBOOK_FORMATS.map((format) => (
          <li
            key={format}
            className="grid content-start justify-items-start gap-3 rounded-lg border bg-card p-4"
          >
            <Button asChild variant="outline">
              <a href={`/api/classes/${classId}/gradebook?format=${format}${missing}`} download>
                <Download aria-hidden />
                {t(`formats.${format}`)}
              </a>
            </Button>
            <p className="text-sm">{t(`formatTexts.${format}`)}</p>
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
