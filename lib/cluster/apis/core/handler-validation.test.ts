import type { IContainer } from 'kubernetes-models/v1/Container'
import { describe, expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { validateHandlers } from '@/lib/cluster/apis/core/handler-validation'
import { validateRestartPolicy } from '@/lib/cluster/apis/core/resize-policy'

const http = { path: '/', port: 80, scheme: 'HTTP' } as const

const check = (container: object) => {
  const errors = new FieldErrors()
  validateHandlers(container as IContainer, 30, 'c', errors)
  validateRestartPolicy(container as IContainer, 'c', errors)
  return errors.list.map(({ message }) => message)
}

describe('handlers and restart rules', () => {
  it.each<[string, object, string[]]>([
    ['nothing', {}, []],
    ['a probe', { livenessProbe: { httpGet: http } }, []],
    ['no handler', { livenessProbe: {} }, ['c.livenessProbe: Required value: must specify a handler type']],
    [
      'two handlers',
      { startupProbe: { exec: { command: ['true'] }, tcpSocket: { port: 0 } } },
      ['c.startupProbe.tcpSocket: Forbidden: may not specify more than 1 handler type'],
    ],
    [
      'numbers',
      { readinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: -1, successThreshold: 3 } },
      ['c.readinessProbe.timeoutSeconds: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'a grace period for readiness',
      { readinessProbe: { tcpSocket: { port: 80 }, terminationGracePeriodSeconds: 5 } },
      [
        'c.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes',
      ],
    ],
    [
      'a scheme in small letters',
      { livenessProbe: { httpGet: { ...http, scheme: 'http' } } },
      ['c.livenessProbe.httpGet.scheme: Unsupported value: "http": supported values: "HTTP", "HTTPS"'],
    ],
    ['a nap within the grace period', { lifecycle: { preStop: { sleep: { seconds: 30 } } } }, []],
    [
      'a nap beyond the grace period',
      { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
      [
        'c.lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)',
      ],
    ],
    [
      'a hook of nothing',
      { lifecycle: { postStart: {} } },
      ['c.lifecycle.postStart: Required value: must specify a handler type'],
    ],
    ['a policy', { restartPolicy: 'OnFailure' }, []],
    [
      'rules without a policy',
      { restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] },
      ['c.restartPolicy: Required value: must specify restartPolicy when restart rules are used'],
    ],
    [
      'a rule of nothing',
      { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Stop' }] },
      [
        'c.restartPolicyRules[0].action: Unsupported value: "Stop": supported values: "Restart", "RestartAllContainers"',
        'c.restartPolicyRules[0].exitCodes: Required value: must be specified',
      ],
    ],
    [
      'too many rules',
      {
        restartPolicy: 'Never',
        restartPolicyRules: Array.from({ length: 21 }, () => ({
          action: 'Restart',
          exitCodes: { operator: 'In', values: [1] },
        })),
      },
      ['c.restartPolicyRules: Too many: 21: must have at most 20 items'],
    ],
  ])('%s', (_, container, messages) => expect(check(container)).toEqual(messages))
})
