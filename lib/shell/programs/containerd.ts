/** containerd as a command. Mirrors: containerd 2.2: `config default`, `config dump`, `--version`. Differs: the sections that kubeadm's guide names. */
import { CONTAINERD_CONFIG } from '@/lib/cluster/host/systemd/unit-paths'
import { containerdConfig } from '@/lib/cluster/host/systemd/unit-texts'
import { failed, oneShot, succeeded } from '@/lib/userland/kernel/one-shot'

export const containerd = oneShot(({ args, readFile }) => {
  const [verb, what] = args
  if (verb === '--version' || verb === '-v')
    return succeeded('containerd github.com/containerd/containerd/v2 v2.2.0\n')
  if (verb === 'config' && what === 'default') return succeeded(containerdConfig(false))
  if (verb === 'config' && what === 'dump')
    return succeeded(readFile(CONTAINERD_CONFIG) ?? containerdConfig(false))
  return failed('containerd: this lab knows `config default`, `config dump` and `--version`\n')
})
