import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { ingress } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['ingress-nginx'],
}
const NOBODY = '404'
const HOST = 'shop.example.com'

interface Rule {
  host?: string
  path: string
  pathType: 'Prefix' | 'Exact'
  service: string
}

const paths: Omit<Rule, 'service'>[] = [
  { path: '/', pathType: 'Prefix' },
  { path: '/api', pathType: 'Prefix' },
  { path: '/api', pathType: 'Exact' },
  { path: '/api/v2', pathType: 'Prefix' },
  { path: '/cart', pathType: 'Prefix' },
  { path: '/cart', pathType: 'Exact' },
]
const asked = [
  '/',
  '/api',
  '/api/',
  '/api/v1',
  '/api/v2',
  '/api/v2/users',
  '/apis',
  '/api/v22',
  '/cart',
  '/carts',
  '/cart/7',
]
const services = ['red', 'green', 'blue', 'gold', 'grey']

function draw({ rng, difficulty }: GenerateContext) {
  const names = rng.shuffle(services)
  const chosen = rng.sample(paths, difficulty === 1 ? 3 : 4)
  const rules = chosen.map((rule, i): Rule => ({ host: HOST, ...rule, service: names[i] ?? '' }))
  const urls = rng.sample(asked, 4).map((path) => `http://${HOST}${path}`)
  if (difficulty < 3) return { rules, urls, fallback: undefined }
  const wide: Rule = { host: '*.example.com', path: '/', pathType: 'Prefix', service: names[4] ?? '' }
  const others = ['blog.example.com', 'example.com', 'a.blog.example.com', 'shop.example.org'].map(
    (host) => `http://${host}${rng.pick(['/', '/api'])}`,
  )
  return {
    rules: [...rules.slice(0, 3), wide],
    urls: [...urls.slice(0, 2), ...rng.sample(others, 2)],
    fallback: rng.chance(0.5) ? names[3] : undefined,
  }
}

const backend = (name: string) => ({ service: { name, port: { number: 80 } } })

function manifestOf(rules: readonly Rule[], fallback?: string): Manifest {
  const hosts = [...new Set(rules.map(({ host }) => host))]
  return ingress('site', {
    ingressClassName: 'nginx',
    ...(fallback ? { defaultBackend: backend(fallback) } : {}),
    rules: hosts.map((host) => ({
      host,
      http: {
        paths: rules
          .filter((rule) => rule.host === host)
          .map(({ path, pathType, service }) => ({ path, pathType, backend: backend(service) })),
      },
    })),
  })
}

/** The Service that a controller takes for a URL. */
function served(base: Stage, manifest: Manifest): (url: string) => string {
  const stage = base.fork()
  stage.create('ingresses.networking.k8s.io', manifest)
  return (url) => {
    const { host, pathname } = new URL(url)
    return stage.cluster.routeIngress({ host, path: pathname }, 'nginx')?.service ?? NOBODY
  }
}

/** As if paths were compared as strings: the longest that the asked one begins with. */
function asStrings(rules: readonly Rule[], url: string): string | undefined {
  const { host, pathname } = new URL(url)
  const fits = (rule: Rule) =>
    rule.host === host &&
    (rule.pathType === 'Exact' ? pathname === rule.path : pathname.startsWith(rule.path))
  return rules.filter(fits).sort((a, b) => b.path.length - a.path.length)[0]?.service
}

export default defineQuestion({
  id: 'ingress-backend',
  concepts: ['ingress', 'web-service-end-to-end'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { rules, urls, fallback } = draw(context)
    const base = openStage(cluster)
    const right = served(base, manifestOf(rules, fallback))
    const alone = rules.map((rule) => served(base, manifestOf([rule])))
    const asPrefix = served(
      base,
      manifestOf(
        rules
          .filter(
            ({ path, pathType, host }) =>
              pathType === 'Prefix' ||
              !rules.some((o) => o.host === host && o.path === path && o.pathType === 'Prefix'),
          )
          .map((rule) => ({ ...rule, pathType: 'Prefix' as const })),
        fallback,
      ),
    )
    const answers = urls.map(right)
    if (new Set(answers).size < 2) return undefined
    const values = [...new Set(rules.map(({ service }) => service)), ...(fallback ? [fallback] : []), NOBODY]
    const firstOf = (url: string) => alone.map((one) => one(url)).find((service) => service !== NOBODY)
    const wide = rules.find(({ host }) => host?.startsWith('*'))
    const bareHost = (url: string) => new URL(url).host !== HOST
    const because = (url: string, answer: string): Message => {
      const rule = rules.find(({ service }, at) => service === answer && alone[at]?.(url) === answer)
      if (!rule) return { key: answer === NOBODY ? 'by-nobody' : 'by-default' }
      return { key: 'by-rule', params: { host: rule.host ?? '*', path: rule.path, type: rule.pathType } }
    }
    const {
      body,
      key,
      slips,
      because: reasons,
    } = pairingOf(
      urls.map((url, i) => ({
        text: { code: url },
        right: answers[i] ?? NOBODY,
        beliefs: {
          'prefix-is-string-prefix': bareHost(url) ? undefined : asStrings(rules, url),
          'wildcard-takes-the-rest':
            !bareHost(url) && wide && (answers[i] === NOBODY || answers[i] === fallback)
              ? wide.service
              : undefined,
          'first-rule-wins': firstOf(url),
          'exact-covers-what-follows': asPrefix(url),
          'wildcard-covers-all':
            bareHost(url) && url.includes('example.com') ? rules.at(-1)?.service : undefined,
          'no-rule-means-404': answers[i] === fallback ? NOBODY : undefined,
        },
        because: because(url, answers[i] ?? NOBODY),
      })),
      values.map((value) => ({ value, text: value === NOBODY ? { key: 'nobody' } : { code: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', text: yamlOf(manifestOf(rules, fallback)) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty < 3 ? 'rule-paths' : 'rule-hosts' },
        facts: [{ key: 'observed' }],
        because: reasons,
      },
      scenario: {
        cluster,
        objects: [manifestOf(rules, fallback)],
        commands: ['kubectl describe ingress site'],
      },
    }
  },
})
