// Prints, as JSON rows of { name, times }, what the life of a cluster costs: run by bench.ts in a process of its own.
import { type ClusterOptions, createCluster } from '@/lib/cluster/cluster'
import { createShell } from '@/lib/shell/shell'

const RUNS = 10
const WARM_UP = 3
const HOUR = 3_600_000

/** On a host: the packages of the next release. */
const PACKAGES =
  "sed -i s/v1.36/v1.37/ /etc/apt/sources.list.d/kubernetes.list; apt-get update -qq; apt-get install -y -qq --allow-change-held-packages kubeadm='1.37.1-*' kubelet='1.37.1-*'"

const worker = (name: string) => `
kubectl drain ${name} --ignore-daemonsets --delete-emptydir-data
ssh ${name} "${PACKAGES}; kubeadm upgrade node; systemctl daemon-reload; systemctl restart kubelet"
sleep 5; kubectl uncordon ${name}`

const UPGRADE = `set -e
ssh control-plane "${PACKAGES}; kubeadm upgrade apply v1.37.1 -y; systemctl restart kubelet"
${worker('worker-1')}
${worker('worker-2')}
sleep 5; test $(kubectl get nodes | grep -c v1.37.1) = 3`

const REJOIN = `set -e
ssh control-plane kubeadm token create --print-join-command > join
for node in worker-1 worker-2; do
  ssh $node kubeadm reset -f
  kubectl delete node $node
  ssh $node $(cat join)
done
sleep 15; test $(kubectl get nodes | grep -cw Ready) = 3`

const INIT = `set -e
ssh control-plane kubeadm init --pod-network-cidr=10.244.0.0/16 > /dev/null
ssh control-plane kubeadm token create --print-join-command > join
for node in worker-1 worker-2; do ssh $node $(cat join); done
sleep 2; test $(kubectl get nodes | grep -c v1.36) = 3`

const READY = `${INIT}
kubectl apply -f https://github.com/flannel-io/flannel/releases/latest/download/kube-flannel.yml
sleep 45; test $(kubectl get nodes | grep -cw Ready) = 3`

async function times(script: string, options: ClusterOptions = {}): Promise<number[]> {
  const found: number[] = []
  for (let run = -WARM_UP; run < RUNS; run++) {
    const shell = createShell(createCluster(options), { limits: { virtualMs: HOUR } })
    const started = performance.now()
    const { exitCode, stderr } = await shell.run(script)
    if (exitCode !== 0) throw new Error(`${exitCode}: ${stderr}`)
    if (run >= 0) found.push(performance.now() - started)
  }
  return found
}

console.log(
  JSON.stringify([
    { name: 'life cycle: kubeadm init and two joins', times: await times(INIT, { bare: true }) },
    {
      name: 'life cycle: the same, and flannel until all are Ready',
      times: await times(READY, { bare: true }),
    },
    { name: 'life cycle: an upgrade of three nodes', times: await times(UPGRADE) },
    { name: 'life cycle: two workers reset and joined', times: await times(REJOIN) },
  ]),
)
