import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
  addons: ['sidecar-injector' as const],
}
const label = 'kubectl label namespace default istio-injection=enabled'
const unlabel = 'kubectl label namespace default istio-injection-'

/** A step, with what it is about: the same step is left out, or moved, where a belief says that it does not matter. */
interface Step {
  line: string
  about: 'pods' | 'label' | 'restart' | 'unlabel' | 'control-plane' | 'decline'
}

function drawSteps({ rng, difficulty }: GenerateContext): Step[] {
  const [web = '', api = ''] = rng.sample(['web', 'api', 'shop', 'blog'], 2)
  const replicas = rng.int(2, 3)
  const create = (name: string, count: number): Step => ({
    line: `kubectl create deployment ${name} --image=nginx:1.27 --replicas=${count}`,
    about: 'pods',
  })
  const grow: Step = {
    line: `kubectl scale deployment ${web} --replicas=${replicas + rng.int(1, 2)}`,
    about: 'pods',
  }
  const restart: Step = { line: `kubectl rollout restart deployment ${web}`, about: 'restart' }
  const second = create(api, rng.int(1, 2))
  const single: Step = { line: 'kubectl run probe --image=nginx:1.27', about: 'pods' }
  const begin = [create(web, replicas), { line: label, about: 'label' } as Step]
  if (difficulty === 1) return [...begin, ...rng.shuffle(rng.sample([grow, second, single], 2))]
  const declined: Step = {
    line: 'kubectl run plain --image=nginx:1.27 --labels=sidecar.istio.io/inject=false',
    about: 'decline',
  }
  if (difficulty === 2)
    return [...begin, ...rng.shuffle([rng.pick([grow, restart]), rng.pick([second, single]), declined])]
  const asks: Step = {
    line: 'kubectl run extra --image=nginx:1.27 --labels=sidecar.istio.io/inject=true',
    about: 'decline',
  }
  const ending = { line: unlabel, about: 'unlabel' } as Step
  if (difficulty === 3)
    return [
      ...begin,
      ...rng.shuffle([grow, second]),
      ending,
      ...rng.shuffle([rng.pick([asks, single]), rng.pick([restart, declined])]),
    ]
  const down: Step = {
    line: 'kubectl -n istio-system scale deployment istiod --replicas=0',
    about: 'control-plane',
  }
  return [
    ...begin,
    ...rng.shuffle([rng.pick([grow, restart]), second]),
    down,
    ...rng.shuffle(
      rng.sample(
        [
          ...[declined, grow, restart],
          { line: `kubectl scale deployment ${web} --replicas=1`, about: 'pods' } as Step,
          { line: `kubectl scale deployment ${api} --replicas=4`, about: 'pods' } as Step,
          { line: `kubectl delete pod -l app=${api}`, about: 'restart' } as Step,
        ],
        2,
      ),
    ),
  ]
}

/** Running Pods with the proxy, once the steps have been done and all has come to rest. */
function proxied(steps: readonly Step[]): { count: number; stage: Stage } {
  const stage = openStage(cluster)
  for (const { line } of steps) {
    stage.kubectl(line)
    stage.cluster.advance(20_000)
  }
  const pods = stage.list('pods', 'default').filter(({ status }) => status?.phase === 'Running')
  const has = ({ spec }: (typeof pods)[number]) =>
    [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])].some(({ name }) => name === 'istio-proxy')
  return { count: pods.filter(has).length, stage }
}

export default defineQuestion({
  id: 'pods-in-the-mesh',
  concepts: ['service-mesh', 'admission-control', 'init-and-sidecar-containers'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const { difficulty } = context
    const steps = drawSteps(context)
    const { count: value, stage } = proxied(steps)
    const without = (...about: Step['about'][]) => steps.filter((step) => !about.includes(step.about))
    const running = stage.list('pods', 'default').filter(({ status }) => status?.phase === 'Running')
    const declining = running.filter(
      ({ metadata }) => metadata.labels?.['sidecar.istio.io/inject'] === 'false',
    )
    const slips = slipsOfAnswers(value, {
      'label-changes-running-pods': running.length - declining.length,
      'namespace-decides-alone': running.length,
      ...(difficulty === 3 ? { 'unlabel-takes-proxies-away': 0 } : {}),
      ...(difficulty === 4 ? { 'injection-fails-open': proxied(without('control-plane')).count } : {}),
    })
    if (!slips.some(({ misconception }) => misconception !== 'namespace-decides-alone')) return undefined
    if (difficulty === 4 && !slips.some(({ misconception }) => misconception === 'injection-fails-open'))
      return undefined
    const look = 'kubectl get pods'
    return {
      kind: 'number',
      prompt: { key: difficulty === 4 ? 'prompt-refused' : 'prompt' },
      exhibits: [{ kind: 'terminal', text: steps.map(({ line }) => `$ ${line}`).join('\n') }],
      body: { min: 0, max: 50, unit: { key: 'unit' } },
      key: { value },
      slips,
      explanation: {
        rule: { key: difficulty === 4 ? 'rule-closed' : difficulty === 1 ? 'rule' : 'rule-labels' },
        facts: [{ key: 'observed', params: { value } }],
        exhibits: [{ kind: 'terminal', text: `$ ${look}\n${stage.kubectl(look).stdout}` }],
      },
      scenario: { cluster, objects: [], commands: steps.map(({ line }) => line) },
    }
  },
})
