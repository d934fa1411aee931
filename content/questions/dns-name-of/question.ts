import { namespace } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, type Stage, yamlOf } from '@/lib/goal/stage'
import { server, serviceWith, trafficPod } from '@/lib/goal/traffic-manifests'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const DNS = '10.96.0.10'
const images = { containers: [{ name: 'app', image: 'nginx:1.27' }] }

type Thing = 'service' | 'stateful' | 'hostname' | 'plain' | 'port'

interface Drawn {
  thing: Thing
  space: string
  service: string
  pod: string
  hostname: string
  portName: string
  protocol: 'TCP' | 'UDP'
  ordinal: number
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const things: Thing[] =
    difficulty === 1
      ? ['service']
      : difficulty === 2
        ? ['stateful', 'hostname']
        : ['hostname', 'plain', 'port']
  const [space = '', service = '', pod = '', hostname = ''] = [
    rng.pick(['shop', 'prod', 'team-a', 'data']),
    ...rng.sample(['db', 'peers', 'queue', 'store', 'cache', 'ring'], 3),
  ]
  return {
    thing: rng.pick(things),
    ...{ space, service, pod, hostname },
    portName: rng.pick(['http', 'sql', 'grpc', 'admin']),
    protocol: rng.pick(['TCP', 'UDP'] as const),
    ordinal: rng.int(0, 2),
  }
}

function objectsOf({ thing, space, service, pod, hostname, portName, protocol }: Drawn): Manifest[] {
  const labels = { app: service }
  const place = { namespace: space }
  const port = { ...(thing === 'port' ? { name: portName, protocol } : {}), port: 80 }
  const clusterIP = thing === 'service' ? {} : { clusterIP: 'None' }
  const front = serviceWith(service, { ...clusterIP, selector: labels, ports: [port] }, place)
  if (thing === 'stateful') {
    const template = { metadata: { labels }, spec: images }
    const spec = { serviceName: service, replicas: 3, selector: { matchLabels: labels }, template }
    return [
      front,
      { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: pod, ...place }, ...{ spec } },
    ]
  }
  if (thing === 'hostname')
    return [front, trafficPod(pod, { hostname, subdomain: service, ...images }, { ...place, labels })]
  return [front, server(pod, { ...place, labels })]
}

/** The one name that the DNS has for an address. */
function nameOf(stage: Stage, address: string): string {
  const name = `${address.split('.').reverse().join('.')}.in-addr.arpa`
  const [answer] = stage.cluster.ask({ node: 'worker-1' }, { kind: 'dns', server: DNS, name, type: 'PTR' })
  const data = answer?.kind === 'dns' ? answer.answer.records[0]?.data : undefined
  if (!data) throw new Error(`nobody is called ${address}`)
  return data.replace(/\.$/, '')
}

function isService(stage: Stage, name: string): boolean {
  const [answer] = stage.cluster.ask({ node: 'worker-1' }, { kind: 'dns', server: DNS, name, type: 'SRV' })
  return answer?.kind === 'dns' && answer.answer.records.length > 0
}

export default defineQuestion({
  id: 'dns-name-of',
  concepts: ['dns-and-coredns', 'statefulset', 'service'],
  levels: [1, 2, 3],
  kinds: ['short-text'],
  async generate(context) {
    const drawn = draw(context)
    const { thing, space, service, pod, portName, protocol, ordinal } = drawn
    const objects = objectsOf(drawn)
    const stage = openStage(cluster)
    stage.create('namespaces', namespace(space))
    for (const object of objects) {
      const plural = { Service: 'services', StatefulSet: 'statefulsets.apps', Pod: 'pods' }[object.kind]
      stage.create((plural ?? '') as 'pods', object)
    }
    stage.settle()
    const one = thing === 'stateful' ? `${pod}-${ordinal}` : pod
    const address =
      thing === 'service'
        ? stage.get('services', service, space).spec.clusterIP
        : stage.get('pods', one, space).status?.podIP
    const zone = `${space}.svc.cluster.local`
    const srv = `_${portName}._${protocol.toLowerCase()}.${service}.${zone}`
    if (thing === 'port' && !isService(stage, srv)) throw new Error(`no SRV record ${srv}`)
    const right = thing === 'port' ? srv : nameOf(stage, address ?? '')
    const dashed = (address ?? '').replaceAll('.', '-')
    const head = right.slice(0, -zone.length - 1)
    const beliefs: Record<string, string | undefined> = {
      'namespace-first': `${space}.${head}.svc.cluster.local`,
      'without-svc': `${head}.${space}.cluster.local`,
      ...(thing === 'stateful' || thing === 'hostname' || thing === 'plain'
        ? { 'pod-name-alone': `${one}.${zone}` }
        : {}),
      ...(thing === 'stateful' ? { 'named-after-the-set': `${one}.${pod}.${zone}` } : {}),
      ...(thing === 'hostname' || thing === 'plain'
        ? { 'name-is-hostname': `${one}.${service}.${zone}` }
        : {}),
      ...(thing === 'plain' ? { 'pod-domain': `${dashed}.${space}.pod.cluster.local` } : {}),
      ...(thing === 'port' ? { 'port-without-protocol': `${portName}.${service}.${zone}` } : {}),
    }
    const params = { pod: one, service }
    const said: Record<Thing, Record<string, string>> = {
      ...{ service: { service }, port: { port: portName, service } },
      ...{ stateful: params, hostname: params, plain: params },
    }
    const show = (command: string) => `$ ${command}\n${stage.kubectl(command).stdout}`
    return {
      kind: 'short-text',
      prompt: { key: `prompt-${thing}`, params: said[thing] },
      exhibits: [
        { kind: 'yaml', text: yamlOf(...objects) },
        ...(thing === 'plain'
          ? [{ kind: 'terminal' as const, text: show(`kubectl get pods -n ${space} -o wide`) }]
          : []),
      ],
      body: { multiline: false },
      key: { text: right },
      slips: slipsOfAnswers(right, beliefs),
      explanation: {
        rule: { key: `rule-${thing}` },
        facts: [
          {
            key: thing === 'port' ? 'observed-port' : 'observed',
            params: { name: right, address: address ?? '' },
          },
        ],
      },
      scenario: {
        cluster,
        objects: [namespace(space), ...objects],
        commands: [`kubectl get all -n ${space} -o wide`],
      },
    }
  },
})
