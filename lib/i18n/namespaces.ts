/** Those that few pages need in the browser: they hand them on with <PageMessages>; all others reach every page. */
export const pageNamespaces = [
  'progress',
  'plan',
  'memory',
  'study',
  'data',
  'classes',
  'roster',
  'assign',
  'assignment',
  'results',
  'marking',
  'authoring',
  'interop',
] as const
export type PageNamespace = (typeof pageNamespaces)[number]

/** Every file of messages/<locale>/, by name; a namespace that is missing here is not loaded. */
export const namespaces = [
  'common',
  'account',
  'concepts',
  'home',
  'lab',
  'practice',
  'review',
  'speed',
  'classes',
  'errors',
  'dashboard',
  'exam',
  'offline',
  'progress',
  'plan',
  'memory',
  'study',
  'data',
  'roster',
  'assign',
  'assignment',
  'results',
  'marking',
  'authoring',
  'interop',
] as const

export type Namespace = (typeof namespaces)[number]
