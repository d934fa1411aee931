import { settledStage } from '@/lib/goal/settled-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { ingress, server, serviceWith } from '@/lib/goal/traffic-manifests'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['ingress-nginx'],
}

/** What is the matter with what a host leads to. */
type Situation = 'fine' | 'empty' | 'unready' | 'missing' | 'port' | 'target' | 'unknown' | 'class' | 'tls'

const situations: Record<number, Situation[]> = {
  1: ['fine', 'empty', 'unknown', 'missing'],
  2: ['fine', 'empty', 'unready', 'missing', 'target', 'port', 'unknown'],
  3: ['fine', 'unready', 'target', 'port', 'unknown', 'class', 'tls'],
}
const names = ['amber', 'birch', 'cedar', 'daisy', 'ebony', 'fern']

interface Site {
  name: string
  situation: Situation
}

function draw({ rng, difficulty }: GenerateContext): Site[] {
  const chosen = rng.sample(situations[difficulty] ?? [], 4)
  const sites = rng.sample(names, 4)
  return chosen.map((situation, i) => ({ name: sites[i] ?? '', situation }))
}

const hostOf = ({ name }: Site) => `${name}.example.com`

const pods: Manifest[] = [
  server('web', { labels: { app: 'web' } }),
  server('slow', { labels: { app: 'slow' }, ready: false }),
]

function serviceOf({ name, situation }: Site): Manifest[] {
  if (situation === 'missing' || situation === 'unknown') return []
  const app = situation === 'empty' ? 'wbe' : situation === 'unready' ? 'slow' : 'web'
  return [
    serviceWith(name, {
      selector: { app },
      ports: [{ port: 80, targetPort: situation === 'target' ? 8080 : 80 }],
    }),
  ]
}

function ruleOf(site: Site): object {
  const number = site.situation === 'port' ? 8080 : 80
  const backend = { service: { name: site.name, port: { number } } }
  return { host: hostOf(site), http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }
}

function ingressesOf(sites: readonly Site[]): Manifest[] {
  const of = (wanted: (situation: Situation) => boolean) => sites.filter(({ situation }) => wanted(situation))
  const known = of((situation) => !['unknown', 'class', 'tls'].includes(situation))
  const other = of((situation) => situation === 'class')
  const secure = of((situation) => situation === 'tls')
  const tls = [{ hosts: secure.map(hostOf), secretName: 'certificate' }]
  const one = (name: string, some: Site[], spec: object) =>
    some.length ? [ingress(name, { ...spec, rules: some.map(ruleOf) })] : []
  return [
    ...one('sites', known, { ingressClassName: 'nginx' }),
    ...one('secure', secure, { ingressClassName: 'nginx', tls }),
    ...one('more', other, { ingressClassName: 'traefik' }),
  ]
}

const makeCertificate = [
  'openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=example.com -addext subjectAltName=DNS:*.example.com -keyout tls.key -out tls.crt -days 30 2>/dev/null; kubectl create secret tls certificate --cert=tls.crt --key=tls.key',
]

const believed: Partial<Record<Situation, Record<string, string>>> = {
  empty: { 'no-endpoint-is-404': '404', 'controller-waits': '504' },
  unready: { 'no-endpoint-is-404': '404', 'running-is-enough': '200' },
  missing: { 'no-endpoint-is-404': '404' },
  port: { 'any-port-of-the-service': '200' },
  target: { 'target-is-not-checked': '200', 'refused-is-503': '503' },
  unknown: { 'unknown-host-is-503': '503', 'any-rule-will-do': '200' },
  class: { 'any-controller-serves': '200' },
  tls: { 'tls-is-optional': '200' },
}

export default defineQuestion({
  id: 'ingress-status',
  concepts: ['web-service-end-to-end', 'ingress', 'service-unreachable'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const sites = draw(context)
    const stage = await settledStage(cluster, pods, makeCertificate)
    const services = sites.flatMap(serviceOf)
    const ingresses = ingressesOf(sites)
    for (const object of services) stage.create('services', object)
    for (const object of ingresses) stage.create('ingresses.networking.k8s.io', object)
    stage.settle()
    const via = stage.get('services', 'ingress-nginx-controller', 'ingress-nginx').spec.clusterIP
    const statusOf = (site: Site) => {
      const url = `http://${hostOf(site)}/`
      const { answer } = stage.cluster.canReach({ node: 'worker-1' }, url, undefined, via ? { via } : {})
      if (!answer) throw new Error(`no answer for ${url}`)
      return String(answer.status)
    }
    const { body, key, slips, because } = pairingOf(
      sites.map((site) => ({
        text: { code: `http://${hostOf(site)}/` },
        right: statusOf(site),
        beliefs: believed[site.situation] ?? {},
        because: { key: `is-${site.situation}` },
      })),
      ['200', '308', '404', '502', '503', '504'].map((value) => ({
        value,
        text: { key: `status-${value}` },
      })),
    )
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(...ingresses) },
        {
          kind: 'terminal',
          text:
            show('kubectl get pods --show-labels') +
            show('kubectl get services -o wide') +
            show('kubectl get endpointslices'),
        },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-class' : 'rule' },
        facts: [{ key: 'observed' }],
        because,
      },
      scenario: {
        cluster,
        objects: [...pods, ...services, ...ingresses],
        commands: makeCertificate,
      },
    }
  },
})
