import { apiRoute } from '@/lib/server/api/api-route'
import { endpoints } from '@/lib/server/api/endpoints'

export const GET = apiRoute(endpoints.assignments)
