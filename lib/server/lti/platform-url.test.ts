import { afterEach, expect, test, vi } from 'vitest'
import { isPlatformUrl } from './platform-url'
import { scoresUrl } from './post-score'
import { teaches } from './roles'

afterEach(() => vi.unstubAllEnvs())

test('only https is asked, and http where we are on the same machine', () => {
  const allowed = (urls: string[]) => urls.filter(isPlatformUrl)
  const local = ['http://localhost:1234/keys', 'http://127.0.0.1/keys']
  const never = [
    ...['http://campus.example/keys', 'http://127.0.0.1.evil.example/', 'http://169.254.169.254/latest'],
    ...['file:///etc/passwd', 'https://user:word@campus.example/', 'javascript:alert(1)', 'campus', ''],
  ]
  expect(allowed(['https://campus.example/keys', ...local, ...never])).toEqual([
    'https://campus.example/keys',
    ...local,
  ])
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000')
  expect(allowed([...local, ...never])).toEqual(local)
  vi.stubEnv('NEXTAUTH_URL', 'https://kubekata.example')
  expect(allowed(local)).toEqual([])
})

test('scores of a column go below it, before what its address asks for', () => {
  expect(scoresUrl('https://a.example/items/7')).toBe('https://a.example/items/7/scores')
  expect(scoresUrl('https://a.example/items/7/lineitem?type_id=1')).toBe(
    'https://a.example/items/7/lineitem/scores?type_id=1',
  )
})

test('whoever teaches the course teaches, and nobody by what they are elsewhere', () => {
  const lis = 'http://purl.imsglobal.org/vocab/lis/v2'
  expect(teaches([`${lis}/membership#Instructor`])).toBe(true)
  expect(teaches([`${lis}/membership/Instructor#TeachingAssistant`])).toBe(true)
  expect(teaches(['Instructor'])).toBe(true)
  expect(teaches([`${lis}/institution/person#Instructor`, `${lis}/membership#Learner`])).toBe(false)
  expect(teaches([`${lis}/system/person#Administrator`, 'NotInstructor'])).toBe(false)
})
