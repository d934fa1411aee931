import { useTranslations } from 'next-intl'
import type { SatForm } from '@/lib/exam/form'

/** What an exam of a form is called; domains are named where their names are known. */
export function useFormName(names: Readonly<Record<string, string>> = {}): (form: SatForm) => string {
  const t = useTranslations('exam.forms')
  return (form) => {
    const domain = form.kind === 'domain' && names[form.domainId]
    return domain ? t('domain.of', { domain }) : t(`${form.kind}.name`)
  }
}
