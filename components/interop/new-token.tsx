import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'

/** A token in the only moment in which it can be read. */
export function NewToken({ token }: { token: string }) {
  const t = useTranslations('interop.tokens')
  return (
    <Alert variant="success" title={t('created')}>
      <div className="relative">
        <output
          aria-label={t('token')}
          className="block min-h-13 rounded-md bg-code py-4 pr-14 pl-3 font-mono text-sm wrap-anywhere select-all"
        >
          {token}
        </output>
        <CopyButton text={token} />
      </div>
    </Alert>
  )
}
