import { yamlOf } from '@/lib/goal/stage'
import { ingress } from '@/lib/goal/traffic-manifests'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['ingress-nginx'],
}
const ANNOTATION = 'nginx.ingress.kubernetes.io'
/** Of the controller, when the annotation is missing. */
const DEFAULT_MULTIPLIER = 5

interface Drawn {
  rate: number
  unit: 'rps' | 'rpm'
  multiplier?: number
  requests: number
  clients: number
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const unit = difficulty >= 2 && rng.chance(0.4) ? 'rpm' : 'rps'
  const rate = rng.int(2, 12)
  const multiplier = difficulty === 1 || rng.chance(0.3) ? undefined : rng.pick([1, 2, 3, 4, 10])
  const clients = difficulty >= 3 ? rng.int(2, 3) : 1
  return {
    ...{ rate, unit, clients },
    ...(multiplier === undefined ? {} : { multiplier }),
    requests: rng.pick([100, 150, 200]),
  }
}

/** nginx with `burst` and `nodelay`: one at once, and as many more as the burst holds; the others are refused. */
function passed({ rate, multiplier = DEFAULT_MULTIPLIER, requests, clients }: Drawn): number {
  return clients * Math.min(requests, 1 + rate * multiplier)
}

export default defineQuestion({
  id: 'rate-limit-burst',
  concepts: ['rate-limiting-and-waf', 'ingress'],
  levels: [1, 2, 3],
  kinds: ['number'],
  citation: [
    {
      title: 'ingress-nginx: Annotations, Rate Limiting',
      url: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rate-limiting',
    },
    {
      title: 'nginx: ngx_http_limit_req_module',
      url: 'https://nginx.org/en/docs/http/ngx_http_limit_req_module.html',
    },
  ],
  generate(context) {
    const drawn = draw(context)
    const { rate, unit, multiplier, requests, clients } = drawn
    const backend = { service: { name: 'shop', port: { number: 80 } } }
    const manifest = ingress('shop', {
      ingressClassName: 'nginx',
      rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    })
    const annotations = {
      [`${ANNOTATION}/limit-${unit}`]: String(rate),
      ...(multiplier === undefined ? {} : { [`${ANNOTATION}/limit-burst-multiplier`]: String(multiplier) }),
    }
    const object = { ...manifest, metadata: { ...manifest.metadata, annotations } }
    const right = passed(drawn)
    const burst = rate * (multiplier ?? DEFAULT_MULTIPLIER)
    return {
      kind: 'number',
      prompt: { key: clients > 1 ? 'prompt-clients' : 'prompt', params: { requests, clients } },
      exhibits: [{ kind: 'yaml', text: yamlOf(object) }],
      body: { min: 0, max: 1000, unit: { key: 'unit' } },
      key: { value: right },
      slips: slipsOfAnswers(right, {
        'rate-is-the-maximum': clients * rate,
        'burst-is-all': clients * burst,
        'limit-is-shared': clients > 1 ? 1 + burst : undefined,
        'multiplier-is-1': multiplier === undefined ? clients * (1 + rate) : undefined,
      }),
      explanation: {
        rule: { key: clients > 1 ? 'rule-clients' : 'rule' },
        facts: [{ key: 'sum', params: { rate, multiplier: multiplier ?? DEFAULT_MULTIPLIER, burst, right } }],
      },
      scenario: { cluster, objects: [object], commands: [] },
    }
  },
})
