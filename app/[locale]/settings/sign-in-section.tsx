import { getLocale, getTranslations } from 'next-intl/server'
import { CreateTokenForm } from '@/components/interop/create-token-form'
import { FlowFailure } from '@/components/interop/flow-failure'
import { TokenList } from '@/components/interop/token-list'
import { Alert } from '@/components/ui/alert'
import {
  createApiTokenAction,
  revokeApiTokenAction,
  startLinkAction,
  unlinkAccountAction,
} from '@/lib/server/actions/interop'
import type { UserActor } from '@/lib/server/actor'
import { now } from '@/lib/server/clock'
import { listLinkedAccounts } from '@/lib/server/operations/accounts/list-linked-accounts'
import { listApiTokens } from '@/lib/server/operations/interop/list-api-tokens'
import { Section } from './section'

export interface SignInSectionProps {
  actor: UserActor
  timeZone: string
  /** What came of linking, as the address says. */
  linked: string | string[] | undefined
  failed: string | string[] | undefined
}

/** Accounts elsewhere that sign me in, where there are any, and tokens of the API. */
export async function SignInSection({ actor, timeZone, linked, failed }: SignInSectionProps) {
  const t = await getTranslations('interop')
  const ways = await listLinkedAccounts(actor, {})
  const tokens = <Tokens actor={actor} timeZone={timeZone} />
  if (ways.providers.length === 0 && ways.linked.length === 0)
    return (
      <Section id="sign-in" title={t('tokens.title')}>
        {tokens}
      </Section>
    )
  return (
    <Section id="sign-in" title={t('settings.title')} text={t('settings.text')}>
      <FlowFailure error={failed} purpose="linked" />
      <Linked {...{ ...ways, timeZone, justLinked: linked }} />
      <div className="grid gap-4">
        <h3 className="font-semibold">{t('tokens.title')}</h3>
        {tokens}
      </div>
    </Section>
  )
}

async function Tokens({ actor, timeZone }: Pick<SignInSectionProps, 'actor' | 'timeZone'>) {
  const t = await getTranslations('interop.tokens')
  return (
    <div className="grid gap-4">
      <p className="text-sm text-muted-foreground">
        {t.rich('text', {
          link: (text) => (
            <a href="/api/v1/openapi.json" className="underline decoration-mark underline-offset-4">
              {text}
            </a>
          ),
        })}
      </p>
      <TokenList
        tokens={await listApiTokens(actor, {})}
        now={now()}
        timeZone={timeZone}
        revoke={revokeApiTokenAction}
      />
      <CreateTokenForm create={createApiTokenAction} />
    </div>
  )
}

interface LinkedProps extends Awaited<ReturnType<typeof listLinkedAccounts>> {
  timeZone: string
  justLinked: SignInSectionProps['linked']
}

async function Linked({ providers, linked, timeZone, justLinked }: LinkedProps) {
  const [t, { LinkedAccounts }, { ProviderButton }] = await Promise.all([
    getTranslations('interop.linked'),
    import('@/components/interop/linked-accounts'),
    import('@/components/interop/provider-button'),
  ])
  const done = linked.find(({ provider }) => provider === justLinked)
  const others = providers.filter(({ id }) => !linked.some(({ provider }) => provider === id))
  const next = `/${await getLocale()}/settings`
  return (
    <LinkedAccounts linked={linked} timeZone={timeZone} unlink={unlinkAccountAction}>
      {done?.name && <Alert variant="success">{t('done', { provider: done.name })}</Alert>}
      <div className="flex flex-wrap gap-3">
        {others.map(({ id, name }) => (
          <ProviderButton key={id} provider={id} next={next} startLink={startLinkAction}>
            {t('link', { provider: name })}
          </ProviderButton>
        ))}
      </div>
    </LinkedAccounts>
  )
}
