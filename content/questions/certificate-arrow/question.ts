import { yamlOf } from '@/lib/goal/stage'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

/** A box of the diagram. */
interface Box {
  name: string
  row: number
  column: number
}

/** From what makes something to what it makes. */
interface Edge {
  from: string
  to: string
  rule: 'certificate' | 'request' | 'order' | 'challenge' | 'solver' | 'secret'
}

interface Drawn {
  /** What the Certificate is made for; absent: somebody wrote it. */
  origin?: 'Ingress' | 'Gateway'
  acme: boolean
  hosts: string[]
  solver: 'http01' | 'dns01'
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const hosts = rng.sample(
    ['shop.example.com', 'api.example.com', 'blog.example.com', 'www.example.org'],
    difficulty === 3 ? 2 : 1,
  )
  const acme = difficulty > 1 || rng.chance(0.4)
  return {
    ...(difficulty > 1 || rng.chance(0.7) ? { origin: rng.pick(['Ingress', 'Gateway'] as const) } : {}),
    ...{ acme, hosts, solver: difficulty === 1 ? 'dns01' : rng.pick(['http01', 'dns01'] as const) },
  }
}

/** An ACME issuer has a Secret as well, for its account, so that this one needs its name. */
const secret = 'Secret shop-tls'

const challenge = (host: string, hosts: readonly string[]) =>
  hosts.length > 1 ? `Challenge ${host}` : 'Challenge'

/** Objects and who makes which of them; the issuer is only read, and has no arrow. */
function diagramOf({ origin, acme, hosts, solver }: Drawn): { boxes: Box[]; edges: Edge[] } {
  const chain = [...(origin ? [origin] : []), 'Certificate', 'CertificateRequest', ...(acme ? ['Order'] : [])]
  const rules = { Certificate: 'certificate', CertificateRequest: 'request', Order: 'order' } as const
  const row = chain.length + 1
  const pods = acme && solver === 'http01' && hosts.length === 1
  return {
    boxes: [
      ...chain.map((name, i) => ({ name, row: i + 1, column: 1 })),
      { name: secret, row: chain.indexOf('Certificate') + 2, column: 2 },
      { name: 'ClusterIssuer', row: 1, column: 2 },
      ...(acme ? hosts.map((host, i) => ({ name: challenge(host, hosts), row, column: i + 1 })) : []),
      ...(pods ? [{ name: 'Pod', row: row + 1, column: 1 }] : []),
    ],
    edges: [
      ...chain
        .slice(1)
        .map((to, i): Edge => ({ from: chain[i] ?? '', to, rule: rules[to as keyof typeof rules] })),
      { from: 'Certificate', to: secret, rule: 'secret' },
      ...(acme
        ? hosts.map((host): Edge => ({ from: 'Order', to: challenge(host, hosts), rule: 'challenge' }))
        : []),
      ...(pods ? [{ from: 'Challenge', to: 'Pod', rule: 'solver' } as const] : []),
    ],
  }
}

function issuerOf({ acme, solver }: Drawn): object {
  const solvers = [
    solver === 'http01'
      ? { http01: { ingress: { ingressClassName: 'nginx' } } }
      : { dns01: { route53: { region: 'ap-northeast-1' } } },
  ]
  const spec = acme
    ? {
        acme: {
          server: 'https://acme.example.com/directory',
          privateKeySecretRef: { name: 'account' },
          solvers,
        },
      }
    : { ca: { secretName: 'our-ca' } }
  return { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'main' }, spec }
}

/** What is applied besides the issuer. */
function manifestOf({ origin, hosts }: Drawn): object {
  const annotations = { 'cert-manager.io/cluster-issuer': 'main' }
  const metadata = { name: 'shop', ...(origin ? { annotations } : {}) }
  const secretName = 'shop-tls'
  if (!origin)
    return {
      ...{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata },
      spec: { secretName, dnsNames: hosts, issuerRef: { kind: 'ClusterIssuer', name: 'main' } },
    }
  if (origin === 'Ingress') {
    const backend = { service: { name: 'shop', port: { number: 80 } } }
    const http = { paths: [{ path: '/', pathType: 'Prefix', backend }] }
    return {
      ...{ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata },
      spec: { tls: [{ hosts, secretName }], rules: hosts.map((host) => ({ host, http })) },
    }
  }
  const tls = { certificateRefs: [{ name: secretName }] }
  const listeners = hosts.map((hostname, i) => ({
    name: `https-${i + 1}`,
    hostname,
    port: 443,
    protocol: 'HTTPS',
    tls,
  }))
  return {
    ...{ apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata },
    spec: { gatewayClassName: 'nginx', listeners },
  }
}

export default defineQuestion({
  id: 'certificate-arrow',
  concepts: ['cert-manager-and-tls', 'operators'],
  levels: [1, 2, 3],
  kinds: ['arrow'],
  citation: [
    { title: 'cert-manager: Troubleshooting', url: 'https://cert-manager.io/docs/troubleshooting/' },
    {
      title: 'cert-manager: ACME Orders and Challenges',
      url: 'https://cert-manager.io/docs/concepts/acme-orders-challenges/',
    },
  ],
  generate(context) {
    const drawn = draw(context)
    const { boxes, edges } = diagramOf(drawn)
    // From where the Secret comes can be seen in two ways: what names it, or what holds the certificate.
    const missing = context.rng.pick(edges.filter(({ rule }) => rule !== 'secret'))
    const options = optionsOf(boxes.map(({ name }) => ({ code: name })))
    const idOf = (name: string) => options[boxes.findIndex((box) => box.name === name)]?.id ?? ''
    const arrow = ({ from, to }: { from: string; to: string }) => ({ from: idOf(from), to: idOf(to) })
    const answer = (from: string, to: string) => `${idOf(from)}>${idOf(to)}`
    const given = new Set(edges.map(({ from, to }) => answer(from, to)))
    const suspected: Slip[] = [
      { misconception: 'issuer-makes-things', answer: answer('ClusterIssuer', missing.to) },
      { misconception: 'made-points-to-maker', answer: answer(missing.to, missing.from) },
      ...edges.flatMap(({ from, to }) =>
        to === missing.from
          ? [{ misconception: 'a-step-is-left-out', answer: answer(from, missing.to) }]
          : [],
      ),
    ]
    return {
      kind: 'arrow',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(issuerOf(drawn), manifestOf(drawn)) },
      ],
      body: {
        boxes: options.map((option, i) => ({
          ...option,
          row: boxes[i]?.row ?? 1,
          column: boxes[i]?.column ?? 1,
        })),
        arrows: edges.filter((edge) => edge !== missing).map(arrow),
      },
      key: { arrows: [arrow(missing)] },
      slips: suspected.filter((slip) => 'answer' in slip && !given.has(slip.answer)),
      explanation: { rule: { key: `rule-${missing.rule}` }, facts: [{ key: drawn.acme ? 'acme' : 'ca' }] },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
