import '../server-only'
import { z } from 'zod'
import { env } from '../env'
import type { Endpoint } from './endpoint'
import { endpoints } from './endpoints'
import { assignmentDetailSchema, assignmentItemSchema, assignmentSchema } from './schemas/assignment'
import { classSchema, memberSchema } from './schemas/class'
import { problemSchema } from './schemas/problem'
import {
  personSchema,
  resultItemSchema,
  resultSchema,
  submissionItemSchema,
  submissionSchema,
} from './schemas/result'

const NAMED = {
  ...{ Class: classSchema, Member: memberSchema, Problem: problemSchema },
  ...{ Assignment: assignmentSchema, AssignmentItem: assignmentItemSchema },
  ...{ AssignmentDetail: assignmentDetailSchema, Person: personSchema, Result: resultSchema },
  ...{ ResultItem: resultItemSchema, Submission: submissionSchema, SubmissionItem: submissionItemSchema },
}

type Json = Record<string, unknown>

/** The API as an OpenAPI 3.1 document, made of the schemas that its tests hold it to. */
export function openApi(): Json {
  const { schemas, responses } = schemasOf(Object.entries(endpoints))
  const paths = Object.entries(endpoints).map(([id, one]) => [one.path, { get: getOf(id, one, responses) }])
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Kubekata', version: '1' },
      description:
        'Reads classes, assignments and results as the owner of a token may see them as an instructor. Fields may be added; those that are there stay.',
    },
    servers: [{ url: new URL('/api/v1', env().NEXTAUTH_URL).href }],
    security: [{ token: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'From the settings: kk_…' } },
      ...{ schemas, responses: { Problem: PROBLEM } },
    },
  }
}

const refTo = (id: string) => ({ $ref: `#/components/schemas/${id}` })
const PROBLEM = {
  description: 'What is wrong, in words and as a code',
  content: { 'application/problem+json': { schema: refTo('Problem') } },
}
const STATUS = ['400', '401', '403', '404', '429', '500', '503']

/** JSON Schemas by name: one for each noun, and one for what each endpoint answers. */
function schemasOf(all: [string, Endpoint][]) {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id })
  const responses = new Map<string, string>()
  for (const [id, { response }] of all) {
    const named = Object.entries(NAMED).find(([, schema]) => schema === response)?.[0]
    const name = named ?? `${id.charAt(0).toUpperCase()}${id.slice(1)}Page`
    if (!named) registry.add(response, { id: name })
    responses.set(id, name)
  }
  const made = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    // What a format says is not said again by a pattern; and there may be more fields one day.
    override: ({ jsonSchema }) => {
      if (jsonSchema.format) delete jsonSchema.pattern
      delete jsonSchema.additionalProperties
    },
  })
  const bare = Object.entries(made.schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema])
  return { schemas: Object.fromEntries(bare) as Json, responses }
}

function getOf(id: string, { path, summary, isList }: Endpoint, responses: Map<string, string>): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  return {
    ...{ operationId: id, summary },
    parameters: [...names.map(inPath), ...(isList ? PAGING : []), IF_NONE_MATCH],
    responses: {
      '200': {
        description: summary,
        headers: HEADERS,
        content: { 'application/json': { schema: refTo(responses.get(id) ?? '') } },
      },
      '304': { description: 'Not changed since the answer with this ETag' },
      ...Object.fromEntries(STATUS.map((status) => [status, { $ref: '#/components/responses/Problem' }])),
    },
  }
}

const inPath = (name: string) => ({
  ...{ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
})
const PAGING = [
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
  {
    ...{ name: 'cursor', in: 'query', schema: { type: 'string' } },
    description: 'The next_cursor of the page before',
  },
]
const IF_NONE_MATCH = { name: 'If-None-Match', in: 'header', schema: { type: 'string' } }
const header = (description: string, type: string) => ({ description, schema: { type } })
const HEADERS = {
  ETag: header('Changes with the answer', 'string'),
  'RateLimit-Limit': header('Calls in a window of 15 minutes', 'integer'),
  'RateLimit-Remaining': header('Calls that are left in this window', 'integer'),
  'RateLimit-Reset': header('Seconds until the next window', 'integer'),
}
