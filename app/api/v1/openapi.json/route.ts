import { jsonAnswer } from '@/lib/server/api/json-answer'
import { openApi } from '@/lib/server/api/open-api'

/** What the API is, for programs that read such documents; it holds nothing of anybody. */
export async function GET(request: Request): Promise<Response> {
  return jsonAnswer(request, openApi(), { 'cache-control': 'public, max-age=300' })
}
