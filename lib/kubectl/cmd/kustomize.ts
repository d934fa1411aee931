import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import { rare } from '../parts'

const RESTRICTORS = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone']

export const kustomize = defineCommand({
  use: 'kustomize DIR [flags]',
  short: 'Build a kustomization target from a directory or URL',
  group: 'Advanced Commands:',
  examples: `
    # Print what a directory's kustomization.yaml describes
    kubectl kustomize overlays/stage

    # Write it to a file
    kubectl kustomize overlays/stage -o stage.yaml
  `,
  flags: [
    { name: 'as-current-user', type: 'bool', usage: 'Run functions as the user of kubectl.' },
    { name: 'enable-alpha-plugins', type: 'bool', usage: 'Enable plugins, which do not run here.' },
    { name: 'env', short: 'e', type: 'stringArray', usage: 'A variable for functions.' },
    { name: 'helm-api-versions', type: 'stringArray', usage: 'API versions for Helm.' },
    { name: 'helm-command', type: 'string', default: 'helm', usage: 'The helm program.' },
    { name: 'helm-debug', type: 'bool', usage: 'Let helm say more.' },
    { name: 'helm-kube-version', type: 'string', usage: 'The version of Kubernetes for Helm.' },
    { name: 'mount', type: 'stringArray', usage: 'A volume for functions.' },
    { name: 'network', type: 'bool', usage: 'Let functions use the network.' },
    { name: 'network-name', type: 'string', default: 'bridge', usage: 'The network of functions.' },
    { name: 'enable-helm', type: 'bool', usage: 'Enable the Helm chart generator.' },
    {
      name: 'load-restrictor',
      type: 'string',
      default: 'LoadRestrictionsRootOnly',
      usage: 'LoadRestrictionsNone lets a kustomization read files from outside of its directory.',
    },
    { name: 'output', short: 'o', type: 'string', usage: 'Write the result to this path.' },
  ],
  run(context) {
    const { args, io, flags } = context
    if (args.length > 1) throw new KubectlError('specify one path to kustomization.yaml')
    const restrictor = flags.string('load-restrictor')
    if (!RESTRICTORS.includes(restrictor)) {
      throw new KubectlError(
        `illegal flag value --load-restrictor ${restrictor}; legal values: [${RESTRICTORS.join(' ')}]`,
      )
    }
    const unrestricted = restrictor === 'LoadRestrictionsNone'
    const objects = rare('kustomize').buildKustomization(io, args[0] ?? '.', { unrestricted })
    const text = objects.map(toYaml).join('---\n')
    const path = flags.string('output')
    if (path) io.writeFile(path, text)
    else context.out(text)
  },
})
