import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

const VERSIONS = ['3.0', '1.2'] as const

/** Downloads of an assignment's questions for other systems. */
export function QtiLinks({ assignmentId }: { assignmentId: string }) {
  const t = useTranslations('interop.qti')
  const locale = useLocale()
  return (
    <div className="grid gap-2">
      <p className="text-sm text-muted-foreground">{t('text')}</p>
      <div className="flex flex-wrap gap-2">
        {VERSIONS.map((version) => (
          <Button key={version} asChild variant="outline" size="sm">
            <a href={`/api/assignments/${assignmentId}/qti?version=${version}&locale=${locale}`} download>
              {t('download', { version })}
            </a>
          </Button>
        ))}
      </div>
    </div>
  )
}
