import { dns1123Subdomain, portName } from '@/lib/cluster/apimachinery/names'
import { type Command, type CommandContext, defineCommand, nameArgument } from '../../cli/command'
import type { FlagSpec } from '../../cli/flag-types'
import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { type JsonMap, quote } from '../../go-format'
import { defineGenerator, generatedMetadata } from './generator'

type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'

function parsePort(text: string): number {
  if (!/^\d+$/.test(text)) throw new KubectlError(`strconv.ParseUint: parsing ${quote(text)}: invalid syntax`)
  if (Number(text) > 65_535)
    throw new KubectlError(`strconv.ParseUint: parsing ${quote(text)}: value out of range`)
  return Number(text)
}

/** `80`, `80:8080`, `443:tls` */
function servicePort(pair: string, nodePort: number): JsonMap {
  const [first = '', second] = pair.split(':')
  const port = parsePort(first)
  const target = second ?? first
  const numeric = /^\d+$/.test(target)
  if (!numeric) {
    const problems = portName(target)
    if (problems.length > 0) throw new KubectlError(problems.join(','))
  } else if (second !== undefined && (Number(target) < 1 || Number(target) > 65_535)) {
    throw new KubectlError('must be between 1 and 65535, inclusive')
  }
  return {
    name: pair.replaceAll(':', '-'),
    port,
    protocol: 'TCP',
    targetPort: numeric ? Number(target) : target,
    ...(nodePort ? { nodePort } : {}),
  }
}

function build(context: CommandContext, type: ServiceType): Manifest {
  const name = nameArgument(context)
  const { flags } = context
  const clusterIP = flags.string('clusterip')
  const pairs = flags.list('tcp')
  const externalName = flags.string('external-name')
  if (clusterIP === 'None' && type !== 'ClusterIP') {
    throw new KubectlError('ClusterIP=None can only be used with ClusterIP service type')
  }
  if (clusterIP !== 'None' && pairs.length === 0 && type !== 'ExternalName') {
    throw new KubectlError('at least one tcp port specifier must be provided')
  }
  if (type === 'ExternalName' && dns1123Subdomain(externalName).length > 0) {
    throw new KubectlError(`invalid service external name ${externalName}`)
  }
  const ports = pairs.map((pair) => servicePort(pair, flags.number('node-port')))
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: generatedMetadata(context, name, { labels: { app: name } }),
    spec: {
      ...(clusterIP ? { clusterIP } : {}),
      ...(externalName ? { externalName } : {}),
      ...(ports.length > 0 ? { ports } : {}),
      selector: { app: name },
      type,
    },
    status: { loadBalancer: {} },
  }
}

const TCP: FlagSpec = { name: 'tcp', type: 'stringSlice', usage: "Ports as '<port>:<targetPort>'." }

function serviceGenerator(
  type: ServiceType,
  use: string,
  short: string,
  flags: FlagSpec[],
  required?: string[],
): Command {
  const name = use.split(' ')[0]
  const example = type === 'ExternalName' ? '--external-name=db.example.com' : '--tcp=80:8080'
  return defineGenerator({
    use,
    short,
    examples: `kubectl create service ${name} shop ${example}`,
    failure: `failed to create ${type} service:`,
    flags,
    required,
    build: (context) => build(context, type),
  })
}

export const createService = defineCommand({
  use: 'service',
  aliases: ['svc'],
  short: 'Create a service using a specified subcommand',
  long: 'Create a service using a specified subcommand.',
  flags: [],
  subcommands: [
    serviceGenerator(
      'ClusterIP',
      'clusterip NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]',
      'Create a ClusterIP service',
      [
        TCP,
        {
          name: 'clusterip',
          type: 'string',
          usage: "An address of your own, or 'None' for a headless service.",
        },
      ],
    ),
    serviceGenerator(
      'ExternalName',
      'externalname NAME --external-name external.name [--dry-run=server|client|none]',
      'Create an ExternalName service',
      [TCP, { name: 'external-name', type: 'string', usage: 'The DNS name that the service stands for.' }],
      ['external-name'],
    ),
    serviceGenerator(
      'LoadBalancer',
      'loadbalancer NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
      'Create a LoadBalancer service',
      [TCP],
    ),
    serviceGenerator(
      'NodePort',
      'nodeport NAME [--tcp=port:targetPort] [--dry-run=server|client|none]',
      'Create a NodePort service',
      [TCP, { name: 'node-port', type: 'int', usage: 'The port on every node.' }],
    ),
  ],
})
