import { ArrowRight } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { PracticeMark } from '@/components/layout/practice-mark'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { getDashboard } from '@/lib/server/operations/review/get-dashboard'
import { getActor } from '@/lib/server/request-actor'

type Domains = Awaited<ReturnType<typeof listConcepts>>

export default async function HomePage() {
  const actor = await getActor()
  const domains = await listConcepts(actor, { locale: await getLocale() })
  const known = actor.kind === 'visitor' || actor.kind === 'user'
  const today = known ? await getDashboard(actor, {}) : undefined
  return (
    <div className="mx-auto grid max-w-6xl gap-16 px-4 py-10 sm:gap-24 sm:px-6 sm:py-16">
      <Hero next={firstUnread(domains)} />
      {today && today.dueNow + today.newSkills > 0 && <Today due={today.dueNow} fresh={today.newSkills} />}
      <Loop />
      <LabInvitation />
      <ExamWeights domains={domains} />
    </div>
  )
}

function firstUnread(domains: Domains) {
  return domains.flatMap((domain) => domain.concepts).find((concept) => !concept.readAt)
}

async function Hero({ next }: { next: { id: string; title: string } | undefined }) {
  const t = await getTranslations('home')
  return (
    <section className="grid items-center gap-8 md:grid-cols-[1fr_auto] lg:gap-16">
      <div className="grid gap-5">
        <p className="text-sm font-semibold text-mark">{t('eyebrow')}</p>
        <h1 className="max-w-[18ch] text-4xl leading-tight font-extrabold sm:text-5xl lg:text-6xl">
          {t('title')}
        </h1>
        <p className="max-w-2xl text-lg text-muted-foreground">{t('lead')}</p>
        <div className="flex flex-wrap gap-3">
          <Button asChild variant="mark" size="lg" wraps>
            <Link href={next ? `/concepts/${next.id}` : '/concepts'}>
              {next ? t('startWith', { title: next.title }) : t('start')}
            </Link>
          </Button>
          <Button asChild variant="outline" size="lg">
            <Link href="/lab">{t('lab')}</Link>
          </Button>
        </div>
        <p className="text-sm text-muted-foreground">{t('noAccount')}</p>
      </div>
      <PracticeMark className="size-56 text-[9.5rem] max-md:hidden lg:size-80 lg:text-[13.5rem]" />
    </section>
  )
}

async function Today({ due, fresh }: { due: number; fresh: number }) {
  const t = await getTranslations('home.today')
  return (
    <section
      aria-labelledby="today"
      className="flex flex-wrap items-center justify-between gap-5 rounded-lg bg-mark-soft p-5 sm:p-6"
    >
      <div>
        <h2 id="today" className="text-lg font-bold">
          {t('title')}
        </h2>
        <p>
          {t('due', { count: due })}
          {fresh > 0 && <span className="block text-muted-foreground">{t('fresh', { count: fresh })}</span>}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button asChild variant="mark">
          <Link href="/review">{t('review')}</Link>
        </Button>
        <Button asChild variant="outline">
          <Link href="/dashboard">{t('dashboard')}</Link>
        </Button>
      </div>
    </section>
  )
}

/** Three steps that a learner really goes through in this order, and again. */
async function Loop() {
  const t = await getTranslations('home.loop')
  return (
    <section aria-labelledby="loop">
      <h2 id="loop" className="text-2xl font-bold">
        {t('title')}
      </h2>
      <ol className="mt-6 grid gap-8 md:grid-cols-3">
        {(['read', 'answer', 'return'] as const).map((step, index) => (
          <li key={step} className="grid grid-cols-[auto_1fr] gap-4 border-t pt-5">
            <span
              aria-hidden
              className="practice-cell grid size-12 place-items-center bg-card text-xl font-bold text-mark tabular"
            >
              {index + 1}
            </span>
            <div>
              <h3 className="text-lg font-bold">{t(`${step}.title`)}</h3>
              <p className="mt-1 text-muted-foreground">{t(`${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The first lines of a session as the lab shows them; the same in every language. */
const session = [
  '$ kubectl create deployment web --image=nginx:1.27',
  'deployment.apps/web created',
  '$ kubectl scale deployment web --replicas=3',
  'deployment.apps/web scaled',
]

async function LabInvitation() {
  const t = await getTranslations('home')
  return (
    <section aria-labelledby="lab" className="grid items-center gap-6 border-t pt-8 md:grid-cols-2">
      <div className="grid justify-items-start gap-4">
        <h2 id="lab" className="text-2xl font-bold">
          {t('labCard.title')}
        </h2>
        <p className="text-muted-foreground">{t('labCard.text')}</p>
        <Button asChild variant="outline">
          <Link href="/lab">
            {t('lab')} <ArrowRight aria-hidden />
          </Link>
        </Button>
      </div>
      <pre aria-hidden className="overflow-hidden rounded-lg border bg-code p-5 text-sm whitespace-pre-wrap">
        {session.join('\n')}
      </pre>
    </section>
  )
}

async function ExamWeights({ domains }: { domains: Domains }) {
  const t = await getTranslations('home.exam')
  const weighed = domains.filter((domain) => domain.weight > 0).sort((a, b) => b.weight - a.weight)
  return (
    <section aria-labelledby="exam" className="border-t pt-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h2 id="exam" className="text-2xl font-bold">
            {t('title')}
          </h2>
          <p className="mt-1 text-muted-foreground">{t('text')}</p>
        </div>
        <Link href="/concepts" className="font-semibold underline decoration-mark underline-offset-4">
          {t('all')}
        </Link>
      </div>
      <ul className="mt-6 grid gap-3">
        {weighed.map((domain) => (
          <li key={domain.id} className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[20rem_1fr_3rem]">
            <span>{domain.name}</span>
            <span aria-hidden className="h-2">
              <span
                className="block h-full bg-foreground"
                style={{ width: `${(100 * domain.weight) / 30}%` }}
              />
            </span>
            <span className="text-sm font-semibold text-muted-foreground tabular sm:text-right">
              {domain.weight}%
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
