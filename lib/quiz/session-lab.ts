import type { Condition } from '@/lib/goal/condition'
import type { Finding } from '@/lib/goal/finding'
import { checkGoal } from '@/lib/lab/check-goal'
import { awaitRest } from '@/lib/lab/rest'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { type ActionOutput, LabSession } from '@/lib/lab/session'
import type { ResponseLab } from './grade-by-running'

/** A lab in this very thread, without messages and pictures. It is opened once: every later start goes back to that. */
export class SessionLab implements ResponseLab {
  private session: LabSession | undefined

  /** @throws LabError when the scenario cannot be opened */
  async start(scenario: LabScenarioInput, seed: number): Promise<void> {
    if (this.session) await this.session.reset()
    else this.session = await LabSession.open({ scenario, seed })
  }

  line(text: string): Promise<ActionOutput> {
    return this.open.act({ kind: 'line', text })
  }

  async act(action: Parameters<ResponseLab['act']>[0]): Promise<void> {
    if (action.kind === 'reset') await this.open.reset()
    else await this.open.act(action)
  }

  async check(conditions: readonly Condition[]): Promise<Finding[]> {
    await awaitRest()
    return checkGoal(this.open, conditions)
  }

  private get open(): LabSession {
    if (!this.session) throw new Error('the lab has not been started')
    return this.session
  }
}
