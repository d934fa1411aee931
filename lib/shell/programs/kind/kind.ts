/**
 * kind on the learner's machine: clusters whose nodes are containers of docker.
 * Mirrors: kind 0.32: its commands, flags, words and exit codes. Differs: create.ts; no node images are built.
 */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { quote } from '@/lib/kubectl/go-format'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { createKindCluster } from '@/lib/shell/programs/kind/create'
import { loadArchive, loadDockerImage } from '@/lib/shell/programs/kind/load'
import { exportLogs } from '@/lib/shell/programs/kind/logs'
import {
  clusterNames,
  contextName,
  controlPlaneOf,
  deleteCluster,
  exportContext,
  nodesOf,
  serverOf,
} from '@/lib/shell/programs/kind/nodes'
import { SHORT_VERSION, VERSION } from '@/lib/shell/programs/kind/version'
import {
  type ClusterCall,
  type ClusterCommand,
  ClusterError,
  wait,
} from '@/lib/shell/programs/local-clusters/call'
import { contextObject, contextOf } from '@/lib/shell/programs/local-clusters/context'

const COMMON = 'quiet|q verbosity|v:'
const nameOf = ({ flags, process }: ClusterCall): string =>
  flags.text('name') || process().env.KIND_CLUSTER_NAME || 'kind'

function getClusters(call: ClusterCall): number {
  const names = clusterNames(call)
  if (names.length === 0) call.err('No kind clusters found.\n')
  call.out(names.map((name) => `${name}\n`).join(''))
  return 0
}

function getNodes(call: ClusterCall): number {
  const isAll = call.flags.has('all-clusters')
  const names = isAll ? clusterNames(call) : [nameOf(call)]
  const nodes = names.flatMap((name) => nodesOf(call, name))
  if (nodes.length === 0)
    call.err(
      isAll
        ? 'No kind nodes found for any cluster.\n'
        : `No kind nodes found for cluster ${quote(nameOf(call))}.\n`,
    )
  call.out(nodes.map(({ name }) => `${name}\n`).join(''))
  return 0
}

function getKubeconfig(call: ClusterCall): number {
  const { node, cluster } = controlPlaneOf(call, nameOf(call))
  const server = serverOf(node, call.flags.has('internal'))
  call.out(toYaml(contextObject(contextOf(cluster, contextName(nameOf(call)), server))))
  return 0
}

function exportKubeconfig(call: ClusterCall): number {
  exportContext(call, nameOf(call))
  call.err(`Set kubectl context to "${contextName(nameOf(call))}"\n`)
  return 0
}

function* deleteOne(call: ClusterCall): Steps<number> {
  const name = nameOf(call)
  call.err(`Deleting cluster ${quote(name)} ...\n`)
  if (nodesOf(call, name).length > 0) yield* wait(call, 1500)
  deleteCluster(call, name)
  return 0
}

function* deleteSeveral(call: ClusterCall): Steps<number> {
  const names = call.flags.has('all') ? clusterNames(call) : call.operands
  if (names.length === 0 && !call.flags.has('all')) throw new ClusterError('no cluster names provided')
  for (const name of names) {
    yield* wait(call, 1500)
    deleteCluster(call, name)
  }
  call.err(`Deleted clusters: [${names.map(quote).join(' ')}]\n`)
  return 0
}

const said =
  (text: string) =>
  (call: ClusterCall): number => {
    call.out(`${text}\n`)
    return 0
  }

const refuse = (message: string) => (): number => {
  throw new ClusterError(message)
}

const command = (
  path: string,
  about: string,
  flags: string,
  run: ClusterCommand['run'],
  more: Partial<ClusterCommand> = {},
): ClusterCommand => ({ ...{ path, use: path, about, flags: `${flags} ${COMMON}`, most: 0, run }, ...more })

export const kindCommands: readonly ClusterCommand[] = [
  command(
    'kind create cluster',
    'Creates a local Kubernetes cluster',
    'name|n: config: image: retain wait: kubeconfig:',
    createKindCluster,
  ),
  command('kind delete cluster', 'Deletes a cluster', 'name|n: kubeconfig:', deleteOne),
  command('kind delete clusters', 'Deletes one or more clusters', 'all|A kubeconfig:', deleteSeveral, {
    most: Infinity,
  }),
  command('kind get clusters', 'Lists existing kind clusters by their name', '', getClusters),
  command('kind get nodes', 'Lists existing kind nodes by their name', 'name|n: all-clusters|A', getNodes),
  command('kind get kubeconfig', 'Prints cluster kubeconfig', 'name|n: internal', getKubeconfig),
  command(
    'kind export kubeconfig',
    'Exports cluster kubeconfig',
    'name|n: kubeconfig: internal',
    exportKubeconfig,
  ),
  command(
    'kind export logs',
    'Exports logs to a tempdir or [output-dir] if specified',
    'name|n:',
    exportLogs,
    {
      most: 1,
    },
  ),
  command(
    'kind load docker-image',
    'Loads docker images from host into nodes',
    'name|n: nodes:',
    loadDockerImage,
    {
      most: Infinity,
    },
  ),
  command(
    'kind load image-archive',
    'Loads docker image from archive into nodes',
    'name|n: nodes:',
    loadArchive,
    {
      most: Infinity,
    },
  ),
  command(
    'kind build node-image',
    'Build the node image',
    'image: base-image: type: arch:',
    refuse(
      'kind build node-image is not part of this lab: there are images of v1.30 to v1.36 ("--image kindest/node:v1.35.3")',
    ),
    { most: Infinity },
  ),
  command('kind version', 'Prints the kind CLI version', '', said(VERSION)),
  command('kind --version', '', '', said(SHORT_VERSION)),
  command(
    'kind completion bash',
    'Output shell completions for bash',
    '',
    said('# bash completion for kind'),
  ),
  command('kind completion zsh', 'Output shell completions for zsh', '', said('#compdef kind')),
]
