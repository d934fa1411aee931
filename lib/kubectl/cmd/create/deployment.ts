import { nameArgument } from '../../cli/command'
import { KubectlError } from '../../errors'
import { defineGenerator, generatedMetadata } from './generator'
import { podSpecFor } from './pod-spec'

export const createDeployment = defineGenerator({
  use: 'deployment NAME --image=image -- [COMMAND] [args...]',
  short: 'Create a deployment with the specified name',
  aliases: ['deploy'],
  examples: `
    # Three replicas of nginx
    kubectl create deployment shop --image=nginx:1.27 --replicas=3

    # As YAML, to edit before it is applied
    kubectl create deployment shop --image=nginx:1.27 --dry-run=client -o yaml

    # With a command of one's own
    kubectl create deployment clock --image=busybox:1.36 -- sh -c 'while true; do date; sleep 5; done'
  `,
  required: ['image'],
  failure: 'failed to create deployment:',
  flags: [
    { name: 'image', type: 'stringSlice', usage: 'Images to run; each becomes a container.' },
    { name: 'port', type: 'int32', default: '-1', usage: 'The port that the first container exposes.' },
    { name: 'replicas', short: 'r', type: 'int32', default: '1', usage: 'How many replicas to create.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const { flags } = context
    const images = flags.list('image')
    const command = context.args.slice(1)
    if (images.length > 1 && command.length > 0) {
      throw new KubectlError('cannot specify multiple --image options and command')
    }
    const spec = podSpecFor(images, command, context.io.random)
    const port = flags.number('port')
    if (port >= 0 && spec.containers[0]) spec.containers[0].ports = [{ containerPort: port }]
    const labels = { app: name }
    return {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: generatedMetadata(context, name, { labels }),
      spec: {
        replicas: flags.number('replicas'),
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec },
        strategy: {},
      },
      status: {},
    }
  },
})
