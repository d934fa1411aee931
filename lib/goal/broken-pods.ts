import { type PodManifest, podWith } from './manifests'

const shell = (script: string) => ['sh', '-c', script]
const image = 'busybox:1.36'

/**
 * What keeps a Pod from running, and the spec of a Pod that has it. `note` is what its program writes before it ends.
 */
const specs = {
  'no-such-image': () => ({ containers: [{ name: 'app', image: 'nginx:1.2.77' }] }),
  'missing-key': () => ({
    containers: [
      { name: 'app', image: 'nginx:1.27', envFrom: [{ configMapRef: { name: 'settings-of-nobody' } }] },
    ],
  }),
  'missing-volume': () => ({
    containers: [{ name: 'app', image: 'nginx:1.27', volumeMounts: [{ name: 'conf', mountPath: '/conf' }] }],
    volumes: [{ name: 'conf', configMap: { name: 'settings-of-nobody' } }],
  }),
  'asks-too-much': () => ({
    containers: [{ name: 'app', image: 'nginx:1.27', resources: { requests: { cpu: '40' } } }],
  }),
  'no-node-matches': () => ({
    nodeSelector: { disk: 'nvme' },
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  }),
  'no-such-program': () => ({ containers: [{ name: 'app', image, command: ['/bin/serve-all'] }] }),
  'ends-with-error': (note: string) => ({
    containers: [{ name: 'app', image, command: shell(`echo "${note}"; exit 1`) }],
  }),
  'ends-once': (note: string) => ({
    restartPolicy: 'Never',
    containers: [{ name: 'app', image, command: shell(`echo "${note}"; exit 1`) }],
  }),
  'ends-well': () => ({ containers: [{ name: 'app', image, command: shell('echo done') }] }),
  'ends-well-once': () => ({
    restartPolicy: 'OnFailure',
    containers: [{ name: 'app', image, command: shell('echo done') }],
  }),
  'ends-late': (note: string) => ({
    containers: [{ name: 'app', image, command: shell(`sleep 30; echo "${note}"; exit 1`) }],
  }),
  'init-fails': (note: string) => ({
    initContainers: [{ name: 'prepare', image, command: shell(`echo "${note}"; exit 1`) }],
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  }),
  'init-waits': () => ({
    initContainers: [{ name: 'prepare', image, command: shell('sleep 3600') }],
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  }),
  'never-ready': () => ({
    containers: [
      {
        name: 'app',
        image: 'nginx:1.27',
        readinessProbe: { httpGet: { path: '/', port: 8081 }, periodSeconds: 5 },
      },
    ],
  }),
} satisfies Record<string, (note: string) => object>

export type Fault = keyof typeof specs

/** A Pod that has the fault. Where its program writes something before it ends, that is the note. */
export function brokenPod(name: string, fault: Fault, note: string): PodManifest {
  return podWith(name, specs[fault](note))
}
