import { withTypedLastApplied } from '../apply/last-applied'
import { type CommandContext, defineCommand } from '../cli/command'
import {
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  writeQuery,
} from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { dig, digList, digMap, digString, type JsonMap, sortedKeys } from '../go-format'
import { podTemplateOf } from '../pod-template'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { recorded } from '../record'
import { findInfos, type Info } from '../resource/resource-finder'
import { parseKeyValueLabels } from './key-value-labels'
import { applyOverrides, OVERRIDE_FLAGS } from './overrides'

const EXPOSABLE = ['ReplicationController', 'Service', 'Pod', 'Deployment', 'ReplicaSet']

function selectorOf(context: CommandContext, info: Info): Record<string, string> {
  const flag = context.flags.string('selector')
  if (flag) return parseKeyValueLabels(flag)
  const why = (text: string) =>
    new KubectlError(`couldn't retrieve selectors via --selector flag or introspection: ${text}`)
  const { object } = info
  if (info.mapping.kind === 'Pod') {
    const labels = digMap(object, 'metadata', 'labels')
    if (Object.keys(labels).length === 0) {
      throw why('the pod has no labels and cannot be exposed')
    }
    return labels
  }
  if (info.mapping.kind === 'Service') {
    const selector = digMap(object, 'spec', 'selector')
    if (Object.keys(selector).length === 0) throw why('the service has no pod selector set')
    return selector
  }
  if (digList(object, 'spec', 'selector', 'matchExpressions').length > 0) {
    throw why(
      `couldn't convert expressions - "${JSON.stringify(dig(object, 'spec', 'selector', 'matchExpressions'))}" to map-based selector format`,
    )
  }
  return digMap(object, 'spec', 'selector', 'matchLabels')
}

/** Ports with their protocols, as the object lists them. */
function portsOf(info: Info): { port: string; protocol: string }[] {
  const { object } = info
  if (info.mapping.kind === 'Service') {
    return digList(object, 'spec', 'ports').map((one) => ({
      port: String(one.port),
      protocol: digString(one, 'protocol') || 'TCP',
    }))
  }
  const template = podTemplateOf(info.mapping.kind, object)
  return digList(template, 'spec', 'containers').flatMap((container) =>
    digList(container, 'ports').map((one) => ({
      port: String(one.containerPort),
      protocol: digString(one, 'protocol') || 'TCP',
    })),
  )
}

function servicePorts(context: CommandContext, info: Info): JsonMap[] {
  const { flags } = context
  const known = portsOf(info)
  const flag = flags.string('port')
  const ports = flag ? flag.split(',') : [...new Set(known.map((one) => one.port))]
  if (ports.length === 0 && flags.string('cluster-ip') !== 'None') {
    throw new KubectlError("couldn't find port via --port flag or introspection")
  }
  const target = flags.string('target-port')
  const several = ports.length > 1
  return ports.flatMap((text, index) => {
    if (!/^-?\d+$/.test(text)) throw new KubectlError(`strconv.Atoi: parsing "${text}": invalid syntax`)
    const protocols = known.filter((one) => one.port === text).map((one) => one.protocol)
    const chosen = flags.string('protocol')
      ? [flags.string('protocol')]
      : protocols.length > 0
        ? protocols
        : ['TCP']
    return chosen.map((protocol) => {
      const suffix = chosen.length > 1 ? `-${protocol.toLowerCase()}` : ''
      const name = several || chosen.length > 1 ? { name: `port-${index + 1}${suffix}` } : {}
      const targetPort = target ? (/^\d+$/.test(target) ? Number(target) : target) : Number(text)
      return { ...name, port: Number(text), protocol, targetPort }
    })
  })
}

function serviceFor(context: CommandContext, info: Info): Manifest {
  const { flags } = context
  const labelFlag = flags.string('labels')
  const labels = labelFlag ? parseKeyValueLabels(labelFlag) : digMap(info.object, 'metadata', 'labels')
  const selector = selectorOf(context, info)
  const ports = servicePorts(context, info)
  const name = flags.string('name') || info.name.slice(0, 63)
  const affinity = flags.string('session-affinity')
  if (affinity && affinity !== 'None' && affinity !== 'ClientIP') {
    throw new KubectlError(`unknown session affinity: ${affinity}`)
  }
  const text = (field: string, flag: string) => (flags.string(flag) ? { [field]: flags.string(flag) } : {})
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, ...(sortedKeys(labels).length > 0 ? { labels } : {}) },
    spec: {
      ...(ports.length > 0 ? { ports } : {}),
      selector,
      ...(flags.string('external-ip') ? { externalIPs: [flags.string('external-ip')] } : {}),
      ...text('type', 'type'),
      ...text('sessionAffinity', 'session-affinity'),
      ...text('clusterIP', 'cluster-ip'),
      ...(flags.string('type') === 'LoadBalancer' ? text('loadBalancerIP', 'load-balancer-ip') : {}),
    },
    status: { loadBalancer: {} },
  }
}

function exposeOne(context: CommandContext, info: Info): Manifest {
  const { group, kind } = info.mapping
  if (!EXPOSABLE.includes(kind)) {
    throw new KubectlError(`cannot expose a ${group ? `${kind}.${group}` : kind}`)
  }
  const dryRun = dryRunOf(context)
  const { namespace, explicit } = context.config.namespace()
  const service = recorded(context, applyOverrides(context, serviceFor(context, info), 'v1/Service'))
  if (dryRun === 'client') {
    return explicit ? { ...service, metadata: { ...service.metadata, namespace } } : service
  }
  const sent = context.flags.bool('save-config') ? withTypedLastApplied(service) : service
  return context.client.create(
    context.mapper.forKind('v1', 'Service'),
    namespace,
    sent,
    writeQuery(context.flags, dryRun),
  )
}

export const expose = defineCommand({
  use: 'expose (-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] [--target-port=number-or-name] [--name=name] [--external-ip=external-ip-of-service] [--type=type]',
  short:
    'Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service',
  group: 'Basic Commands (Beginner):',
  examples: `
    # A Service on port 80 for a Deployment that listens on 8080
    kubectl expose deployment shop --port=80 --target-port=8080

    # On a port of every node
    kubectl expose deployment shop --port=80 --type=NodePort
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    DRY_RUN_FLAG,
    SAVE_CONFIG_FLAG,
    RECORD_FLAG,
    fieldManagerFlag('kubectl-expose'),
    ...OVERRIDE_FLAGS,
    {
      name: 'cluster-ip',
      type: 'string',
      usage: "An address of your own, or 'None' for a headless service.",
    },
    { name: 'external-ip', type: 'string', usage: 'A further address at which the service is reached.' },
    { name: 'labels', short: 'l', type: 'string', usage: 'Labels of the service.' },
    { name: 'load-balancer-ip', type: 'string', usage: 'The address to ask the load balancer for.' },
    { name: 'name', type: 'string', usage: 'The name of the service.' },
    { name: 'port', type: 'string', usage: 'The port of the service; by default that of the object.' },
    { name: 'protocol', type: 'string', usage: 'TCP, UDP or SCTP' },
    { name: 'selector', type: 'string', usage: 'The selector; by default that of the object.' },
    { name: 'session-affinity', type: 'string', usage: 'None or ClientIP' },
    { name: 'target-port', type: 'string', usage: 'Name or number of the port on the container.' },
    { name: 'type', type: 'string', usage: 'ClusterIP, NodePort, LoadBalancer or ExternalName' },
  ],
  run(context) {
    const { infos, errors } = findInfos(context, {
      ...findOptions(context.args, context.flags),
      labelSelector: '',
    })
    const print = resultPrinter(context, dryRunOf(context), true)
    for (const info of infos) {
      try {
        print(exposeOne(context, info), 'exposed')
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
  },
})
