import { LabError } from '@/lib/lab/log'
import type { SetUpStep } from '@/lib/lab/scenario'
import type { ShellSession } from '@/lib/shell/shell'

/** Does one step of a scenario's set-up, and lets time pass until the clusters are quiet. @throws LabError setup-failed */
export async function performStep(shell: ShellSession, step: SetUpStep): Promise<void> {
  const { exitCode, stderr } = await shell.run(typeof step === 'string' ? step : step.run)
  if (typeof step !== 'string' && exitCode !== 0)
    throw new LabError('setup-failed', { message: `${step.run}: ${stderr.trim()}` })
  shell.settle()
}
