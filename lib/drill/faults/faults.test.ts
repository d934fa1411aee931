import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { drillDefinition } from '../definition'
import { drillScenario } from '../scenario'
import { type FaultName, faultNames, faultSteps, faults, faultText, faultUse, parseFault } from '.'

/** What has to be given, so that each can be tried. */
const GIVEN: Record<string, string> = {
  node: 'worker-1',
  component: 'kube-scheduler',
  deployment: 'web',
  service: 'web',
  memory: '64Mi',
  secret: 'login',
  binding: 'readers',
  resource: 'configmap',
  name: 'ledger',
  effect: 'NoSchedule',
  direction: 'Ingress',
  to: '10.244.2.0/24',
}

/** A fault with what it needs and nothing more. */
function useOf(fault: FaultName) {
  const needed = new Set(
    faults[fault].parameters.safeParse({}).error?.issues.flatMap(({ path }) => path.map(String)),
  )
  const given = Object.entries(GIVEN).filter(([name]) => needed.has(name))
  return faultUse.parse({ fault, ...Object.fromEntries(given) })
}

describe.each(faultNames)('%s', (name) => {
  it('says what one sees and what mends it, in both languages', () => {
    const use = useOf(name)
    for (const what of ['symptom', 'repair'] as const) {
      expect(faultText(use, what, 'en')).toMatch(/^[^{}]+\.$/)
      expect(faultText(use, what, 'ja')).toMatch(/^[^{}]+。$/)
      expect(faultText(use, what, 'ja')).not.toMatch(
        /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}] [A-Za-z]|[A-Za-z] [\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u,
      )
    }
  })

  it('acts by steps that do not name it', () => {
    const steps = faultSteps(useOf(name))
    expect(steps.length).toBeGreaterThan(0)
    expect(JSON.stringify(steps)).not.toContain(name)
    expect(JSON.stringify(steps)).not.toContain('undefined')
  })
})

it('has a transcript of symptom and repair for each', () => {
  const folder = new URL('../../../tests/transcripts/faults', import.meta.url)
  expect(readdirSync(folder).sort()).toEqual(faultNames.map((name) => `${name}.t`).sort())
})

describe('what an author writes', () => {
  it('is filled up with what was left out', () => {
    expect(parseFault('manifest-moved component=kube-scheduler')).toEqual({
      fault: 'manifest-moved',
      parameters: { component: 'kube-scheduler', node: 'control-plane', to: '/etc/kubernetes' },
    })
  })

  it.each([
    ['kubelet-asleep node=worker-1', /there is no fault .*kubelet-asleep.* among kubelet-stopped, /],
    ['kubelet-stopped', /kubelet-stopped: needs a word/],
    ['kubelet-stopped node=worker-1 port=1', /kubelet-stopped: Unrecognized key: .*port/],
    ['kubelet-stopped node=$(reboot)', /kubelet-stopped: is no plain word/],
    ['manifest-moved component=kube-proxy', /manifest-moved: Invalid option/],
    ['kubelet-stopped worker-1', /"worker-1" is no parameter=value/],
  ])('%s is refused', (text, message) => {
    expect(() => parseFault(text)).toThrow(message)
  })

  it('reaches the lab as steps after the commands, without the name', () => {
    const drill = drillDefinition.parse({
      concepts: ['node'],
      level: 1,
      minutes: 5,
      commands: ['kubectl get nodes'],
      faults: [{ fault: 'kubelet-masked', node: 'worker-2' }],
      checks: [
        {
          id: 'a',
          show: 'kubectl get nodes',
          all: [{ kind: 'exists', resource: 'nodes', name: 'worker-2' }],
        },
      ],
    })
    const scenario = drillScenario(drill)
    expect(scenario.commands?.[0]).toBe('kubectl get nodes')
    expect(JSON.stringify(scenario.commands)).toContain('systemctl mask kubelet')
    expect(JSON.stringify(scenario)).not.toContain('kubelet-masked')
  })
})
