import type { Cluster } from '@/lib/cluster/create-cluster'
import { LabError } from '@/lib/lab/log'
import type { SetUpStep } from '@/lib/lab/scenario'
import type { ShellSession } from '@/lib/shell/shell'

/** A cluster, and a shell on the learner's machine. */
interface SetUpRoom {
  cluster: Pick<Cluster, 'settle'>
  shell: ShellSession
}

/** Does one step of a scenario's set-up, and lets time pass until the cluster is quiet. @throws LabError setup-failed */
export async function performStep({ cluster, shell }: SetUpRoom, step: SetUpStep): Promise<void> {
  const { exitCode, stderr } = await shell.run(typeof step === 'string' ? step : step.run)
  if (typeof step !== 'string' && exitCode !== 0)
    throw new LabError('setup-failed', { message: `${step.run}: ${stderr.trim()}` })
  cluster.settle()
}
