import { getTranslations } from 'next-intl/server'
import type { ProviderName } from '@/lib/server/auth/providers'

/** Below a form with a password: the providers. Without any, their code does not reach the browser. */
export async function OtherWays({ providers, next }: { providers: ProviderName[]; next: string }) {
  if (providers.length === 0) return null
  const [t, { ProviderButton }] = await Promise.all([
    getTranslations('interop.signIn'),
    import('./provider-button'),
  ])
  return (
    <div className="mt-6 grid gap-4">
      <p className="flex items-center gap-3 text-sm text-muted-foreground before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        {t('or')}
      </p>
      {providers.map(({ id, name }) => (
        <ProviderButton key={id} provider={id} next={next}>
          {t('with', { provider: name })}
        </ProviderButton>
      ))}
    </div>
  )
}
