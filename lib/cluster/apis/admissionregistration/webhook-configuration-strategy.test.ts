import { expect, it } from 'vitest'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { validatingWebhookConfiguration } from '@/lib/cluster/apis/admissionregistration/webhook-configuration'
import { installRest } from '@/lib/cluster/rest'
import '@/lib/cluster/on-demand'

installRest()

const FORM = '; desired format: https://host[/path]'

it.each<[string, string[]]>([
  ['https://gate.example.com:8443/check', []],
  ['http://gate.example.com', [`Invalid value: "http": 'https' is the only allowed URL scheme${FORM}`]],
  ['https:///check', [`Invalid value: "": host must be provided${FORM}`]],
  [
    'https://me@gate.example.com/?a=b#c',
    [
      'Invalid value: "me": user information is not permitted in the URL',
      'Invalid value: "c": fragments are not permitted in the URL',
      'Invalid value: "a=b": query parameters are not permitted in the URL',
    ],
  ],
])('the address %s', (url, expected) => {
  const errors = new FieldErrors()
  const webhook = {
    name: 'gate.example.com',
    clientConfig: { url },
    rules: [],
    sideEffects: 'None',
    admissionReviewVersions: ['v1'],
    failurePolicy: 'Fail',
    matchPolicy: 'Equivalent',
    namespaceSelector: {},
    objectSelector: {},
    timeoutSeconds: 10,
  }
  const object = { metadata: { name: 'w' }, webhooks: [webhook] } as unknown as KubeObject
  validatingWebhookConfiguration.validate?.(object, errors)
  const path = 'webhooks[0].clientConfig.url: '
  expect(errors.list.map(({ message }) => message.replace(path, ''))).toEqual(expected)
})
