/** Until a host's control plane serves. Mirrors: cmd/kubeadm/app/util/apiclient/wait.go, v1.36. */
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const COMPONENTS = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler'] as const
const PATIENCE = 240_000
const POLL = 500
const CRICTL = 'crictl --runtime-endpoint unix:///var/run/containerd/containerd.sock'

const address = (name: (typeof COMPONENTS)[number], own: string): string =>
  ({
    'kube-apiserver': `https://${own}:6443/livez`,
    'kube-controller-manager': 'https://127.0.0.1:10257/healthz',
    'kube-scheduler': 'https://127.0.0.1:10259/livez',
  })[name]

function sayAdvice(call: KubeadmCall): void {
  call.say(
    '',
    'A control plane component may have crashed or exited when started by the container runtime.',
    'To troubleshoot, list all containers using your preferred container runtimes CLI.',
    'Here is one example how you may list all running Kubernetes containers by using crictl:',
    `\t- '${CRICTL} ps -a | grep kube | grep -v pause'`,
    '\tOnce you have found the failing container, you can inspect its logs with:',
    `\t- '${CRICTL} logs CONTAINERID'`,
    '',
  )
}

/** @param own the host's address @throws KubeadmError when one does not serve within four minutes */
export function* waitForControlPlane(call: KubeadmCall, own: string): Steps {
  call.say('[control-plane-check] Waiting for healthy control plane components. This can take up to 4m0s')
  for (const name of COMPONENTS) call.say(`[control-plane-check] Checking ${name} at ${address(name, own)}`)
  const begun = call.now()
  let waiting: readonly (typeof COMPONENTS)[number][] = COMPONENTS
  while (waiting.length > 0 && call.now() - begun < PATIENCE) {
    yield POLL
    const serving = waiting.filter((name) => call.cluster.hosts.isServing(call.host, name))
    for (const name of serving)
      call.say(`[control-plane-check] ${name} is healthy after ${(call.now() - begun) / 1000}s`)
    waiting = waiting.filter((name) => !serving.includes(name))
  }
  if (waiting.length === 0) return 0
  for (const name of waiting) call.say(`[control-plane-check] ${name} is not healthy after 4m0.00s`)
  sayAdvice(call)
  const failed = waiting.map(
    (name) =>
      `${name} check failed at ${address(name, own)}: Get "${address(name, own)}": dial tcp ${address(name, own).replace(/^https:\/\/|\/\w+$/g, '')}: connect: connection refused`,
  )
  throw new KubeadmError(
    `error execution phase wait-control-plane: failed while waiting for the control plane to start: [${failed.join(', ')}]`,
  )
}
