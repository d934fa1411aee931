import { describe, expect, it } from 'vitest'
import { structOrder } from './struct-order'

describe('structOrder', () => {
  it.each([
    ['', 'spec metadata kind apiVersion status', 'kind apiVersion metadata spec status'],
    ['containers', 'resources name env image ports', 'name image ports env resources'],
    ['ports', 'targetPort protocol name port', 'name protocol port targetPort'],
    ['spec', 'template selector replicas strategy', 'replicas selector template strategy'],
    ['spec', 'rules tls ingressClassName', 'ingressClassName tls rules'],
    ['roleRef', 'name kind apiGroup', 'apiGroup kind name'],
    ['subjects', 'name kind apiGroup', 'kind apiGroup name'],
    ['labels', 'name app', 'app name'],
    ['selector', 'spec app', 'app spec'],
    ['selector', 'matchExpressions matchLabels', 'matchLabels matchExpressions'],
  ])('%s: %s', (parent, keys, ordered) =>
    expect(structOrder(parent, keys.split(' ')).join(' ')).toBe(ordered),
  )
})
