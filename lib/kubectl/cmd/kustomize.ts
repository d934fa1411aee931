import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import { buildKustomization } from '../kustomize/build'

const RESTRICTORS = ['LoadRestrictionsRootOnly', 'LoadRestrictionsNone']

export const kustomize = defineCommand({
  use: 'kustomize DIR',
  short: 'Build a kustomization target from a directory or URL',
  group: 'Advanced Commands:',
  examples: `
    # Print what a directory's kustomization.yaml describes
    kubectl kustomize overlays/stage

    # Write it to a file
    kubectl kustomize overlays/stage -o stage.yaml
  `,
  flags: [
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
    const objects = buildKustomization(io, args[0] ?? '.', { unrestricted })
    const text = objects.map(toYaml).join('---\n')
    const path = flags.string('output')
    if (path) io.writeFile(path, text)
    else context.out(text)
  },
})
