import { stringify } from 'yaml'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { serviceWith } from '@/lib/goal/traffic-manifests'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** What a ServiceMonitor says, and the lines on which it says it. */
interface Monitor {
  release: string
  namespace: string
  label: string
  port: string
  path: string
}
type Part = keyof Monitor

interface Situation {
  release: string
  app: string
  /** Labels of the Service and of its Pods; they need not be the same. */
  ofService: string
  ofPods: string
  namespace: string
  portName: string
  targetName: string
  number: number
  path: string
}

function drawSituation({ rng, difficulty }: GenerateContext): Situation {
  const app = rng.pick(['shop', 'pay', 'orders', 'mail'])
  const portName = rng.pick(['metrics', 'http', 'web'])
  return {
    app,
    release: rng.pick(['monitoring', 'prom', 'kube-prometheus']),
    ofService: app,
    ofPods: difficulty >= 2 ? `${app}-server` : app,
    namespace: rng.pick(['prod', 'apps', 'live']),
    portName,
    targetName: difficulty >= 3 ? rng.pick(['http-metrics', 'app', 'tcp']) : portName,
    number: rng.pick([8080, 9090, 2112, 9100]),
    path: difficulty >= 3 ? rng.pick(['/actuator/prometheus', '/stats', '/metrics']) : '/metrics',
  }
}

const rightOf = (s: Situation): Monitor => ({
  ...{ release: s.release, namespace: s.namespace, label: s.ofService, port: s.portName, path: s.path },
})

/** What may stand there instead. */
function wrongsOf(s: Situation): Partial<Record<Part, string[]>> {
  return {
    release: ['default', `${s.release}-operator`],
    namespace: ['monitoring', 'default'],
    label: s.ofPods === s.ofService ? [`${s.app}-svc`] : [s.ofPods],
    port: [String(s.number), ...(s.targetName === s.portName ? [`${s.portName}s`] : [s.targetName])],
    ...(s.path === '/metrics' ? {} : { path: ['/metrics'] }),
  }
}

function textOf({ release, namespace, label, port, path }: Monitor, app: string): string {
  return stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: app, namespace: 'monitoring', labels: { release } },
    spec: {
      namespaceSelector: { matchNames: [namespace] },
      selector: { matchLabels: { app: label } },
      endpoints: [{ port, path, interval: '30s' }],
    },
  })
}

/** The line of a part, counted from 1. */
function lineOf(part: Part, monitor: Monitor, app: string): number {
  return (
    textOf({ ...monitor, [part]: 'MARK' }, app)
      .split('\n')
      .findIndex((line) => line.includes('MARK')) + 1
  )
}

const suspicions: Record<Part, string> = {
  release: 'labels-of-a-monitor-are-decoration',
  namespace: 'namespace-is-the-monitors',
  label: 'servicemonitor-selects-pods',
  port: 'port-is-a-number',
  path: 'path-is-always-metrics',
}

export default defineQuestion({
  id: 'target-not-scraped',
  concepts: ['metrics-and-prometheus', 'service', 'labels-and-selectors'],
  levels: [1, 2, 3],
  kinds: ['wrong-line'],
  citation: [
    {
      title: 'Prometheus Operator: Troubleshooting ServiceMonitors',
      url: 'https://prometheus-operator.dev/docs/platform/troubleshooting/',
    },
    {
      title: 'Prometheus Operator: API reference',
      url: 'https://prometheus-operator.dev/docs/api-reference/api/',
    },
  ],
  generate(context) {
    const { rng, difficulty } = context
    const situation = drawSituation(context)
    const { app, ofPods, ofService, namespace, portName, targetName, number, path, release } = situation
    const right = rightOf(situation)
    const wrongs = wrongsOf(situation)
    const part = rng.pick(
      (Object.keys(wrongs) as Part[]).filter((one) => difficulty > 1 || one !== 'namespace'),
    )
    const shown: Monitor = { ...right, [part]: rng.pick(wrongs[part] ?? []) }
    if (shown[part] === right[part]) return undefined
    const space = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }
    const spec = {
      selector: { app: ofPods },
      ports: [{ name: portName, port: number, targetPort: targetName }],
    }
    const service = serviceWith(app, spec, { namespace, labels: { app: ofService } })
    const container = {
      ...{ name: 'app', image: 'nginx:1.27', ports: [{ name: targetName, containerPort: number }] },
    }
    const pod = {
      ...{
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `${app}-0`, namespace, labels: { app: ofPods } },
      },
      spec: { containers: [container] },
    }
    const stage = openStage(cluster)
    stage.create('namespaces', space)
    stage.create('services', service)
    stage.create('pods', pod)
    stage.cluster.advance(8000)
    const show = (line: string) => `$ ${line}\n${stage.kubectl(line).stdout}`
    const prometheus = {
      ...{ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus' },
      metadata: { name: 'main', namespace: 'monitoring' },
      spec: { serviceMonitorSelector: { matchLabels: { release } }, serviceMonitorNamespaceSelector: {} },
    }
    const slips = (Object.keys(suspicions) as Part[]).flatMap((one): Slip[] =>
      one === part || (one === 'path' && difficulty < 3)
        ? []
        : [{ misconception: suspicions[one], answer: String(lineOf(one, right, app)) }],
    )
    return {
      kind: 'wrong-line',
      prompt: { key: 'prompt', params: { app, namespace, path } },
      exhibits: [
        {
          kind: 'terminal',
          text: [
            show(`kubectl get pods -n ${namespace} --show-labels`),
            show(`kubectl get services -n ${namespace} --show-labels`),
            `$ kubectl get service ${app} -n ${namespace} -o jsonpath='{.spec.ports}'\n${JSON.stringify(
              (stage.get('services', app, namespace).spec as { ports: object[] }).ports,
            )}\n`,
          ].join(''),
        },
        { kind: 'yaml', text: yamlOf(prometheus) },
      ],
      body: { text: textOf(shown, app), language: 'yaml' },
      key: { lines: [lineOf(part, right, app)] },
      slips,
      explanation: {
        rule: { key: `rule-${part}` },
        facts: [
          {
            key: 'mended',
            params: { line: textOf(right, app).split('\n')[lineOf(part, right, app) - 1]?.trim() ?? '' },
          },
        ],
      },
      scenario: {
        cluster,
        objects: [space, service, pod],
        commands: [`kubectl describe service ${app} -n ${namespace}`],
      },
    }
  },
})
