import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeleteAccount, type DeleteAccountProps } from '@/components/account/delete-account'
import { Button } from '@/components/ui/button'
import { ExportAnki } from './export-anki'
import { ImportAnki, type ImportAnkiProps } from './import-anki'
import { PACKAGE_LIMITS } from './package-limits'
import { ResetSkill, type ResetSkillProps } from './reset-skill'
import { StartOver, type StartOverProps } from './start-over'

export interface DataSectionProps extends ResetSkillProps {
  importReviews: ImportAnkiProps['importReviews']
  startOver: StartOverProps['startOver']
  /** Only where there is an account. */
  deleteAccount?: DeleteAccountProps
}

/** What the learner's data can be done with: taken along, brought back, forgotten, deleted. */
export function DataSection({ importReviews, startOver, deleteAccount, ...cards }: DataSectionProps) {
  const t = useTranslations('data')
  const account = useTranslations('account.settings')
  return (
    <div className="grid gap-8">
      <Part title={t('json.title')} text={t('json.text')}>
        <Button asChild variant="outline">
          <a href="/api/account/export" download>
            {t('json.action')}
          </a>
        </Button>
      </Part>
      <Part title={t('anki.title')} text={t('anki.text', { max: PACKAGE_LIMITS.reviews })}>
        <ExportAnki />
      </Part>
      <Part title={t('import.title')} text={t('import.text')}>
        <ImportAnki importReviews={importReviews} />
      </Part>
      <Part title={t('skill.title')} text={t('skill.text')}>
        <ResetSkill {...cards} />
      </Part>
      <Part title={t('startOver.title')} text={t('startOver.text')}>
        <StartOver startOver={startOver} />
      </Part>
      {deleteAccount && (
        <Part title={account('delete')} text={account('deleteText')}>
          <DeleteAccount {...deleteAccount} />
        </Part>
      )}
    </div>
  )
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="grid justify-items-start gap-3">
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="text-sm text-muted-foreground">{text}</p>
      </div>
      {children}
    </section>
  )
}
