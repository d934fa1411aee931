import '../server-only'
import { type Board, type BoardLearner, letterOf } from '@/lib/classroom/results/board'
import { workState } from '@/lib/classroom/results/work-state'
import { phaseOf, termsOf } from '@/lib/classroom/terms'
import type { Assignment } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { db } from '../db'
import { collectSubmissions } from './collect-submissions'

interface Row {
  name: string
  extraTimePercent: number
  opensAt: Date | null
  closesAt: Date | null
  submissionId: string | null
  handedInAt: Date | null
  collected: boolean | null
  score: number | null
  dueAt: Date | null
  lastSeenAt: Date | null
  items: number
  answered: number
  tasks: number
  opened: number
  /** Of what was touched last, from 0. */
  position: number | null
}

/** Every learner of the class with the newest attempt, in one query; in the order in which they joined. */
function readRows({ id, classId }: Assignment): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT u."name", m."extraTimePercent", o."opensAt", o."closesAt", s."id" AS "submissionId",
      s."handedInAt", s."collected", s."score", s."dueAt",
      greatest(s."lastSeenAt", s."startedAt", w."touchedAt") AS "lastSeenAt",
      coalesce(w."items", 0) AS "items", coalesce(w."answered", 0) AS "answered",
      coalesce(w."tasks", 0) AS "tasks", coalesce(w."opened", 0) AS "opened", w."position"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    LEFT JOIN "AssignmentOverride" o ON o."assignmentId" = ${id}::uuid AND o."userId" = m."userId"
    LEFT JOIN LATERAL (
      SELECT * FROM "AssignmentSubmission" WHERE "assignmentId" = ${id}::uuid AND "userId" = m."userId"
      ORDER BY "ordinal" DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS "items", count(t."id")::int AS "tasks", count(t."openedAt")::int AS "opened",
        count(*) FILTER (WHERE coalesce(i."response", 'null') <> 'null' OR t."done")::int AS "answered",
        max(h."at") AS "touchedAt",
        (array_agg(i."position" ORDER BY h."at" DESC NULLS LAST) FILTER (WHERE h."at" IS NOT NULL))[1] AS "position"
      FROM "SubmissionItem" i LEFT JOIN "ExamTask" t ON t."id" = i."examTaskId"
      LEFT JOIN LATERAL (
        SELECT "receivedAt" FROM "ExamEntry" WHERE "taskId" = t."id" ORDER BY "ordinal" DESC LIMIT 1
      ) e ON true
      CROSS JOIN LATERAL (SELECT greatest(i."savedAt", t."openedAt", e."receivedAt") AS "at") h
      WHERE i."submissionId" = s."id"
    ) w ON true
    WHERE m."classId" = ${classId}::uuid AND m."role" = 'LEARNER'
    ORDER BY m."joinedAt", m."id"`
}

/** Who is where. Three queries, however many learners there are. */
export async function loadBoard(assignmentId: string, withScores: boolean): Promise<Board> {
  await collectSubmissions(assignmentId)
  const assignment = await db().assignment.findUniqueOrThrow({ where: { id: assignmentId } })
  const rows = await readRows(assignment)
  const named = assignment.boardNames
  return {
    ...{ now: now(), named, title: assignment.title, classId: assignment.classId },
    ...{ opensAt: assignment.opensAt, closesAt: assignment.closesAt },
    phase: phaseOf(termsOf(assignment, undefined, 0), now()),
    learners: rows.map((row, index) => ({
      ...learnerOf(assignment, row),
      ...{ letter: letterOf(index), name: named ? row.name : null, score: withScores ? row.score : null },
    })),
  }
}

function learnerOf(assignment: Assignment, row: Row): Omit<BoardLearner, 'letter' | 'name' | 'score'> {
  const { submissionId, handedInAt, collected, score, opensAt, closesAt, position } = row
  const attempt = { handedInAt, collected: collected ?? false, score }
  const allowed = { opensAt, closesAt, extraMinutes: 0, attempts: null }
  const attempts = submissionId === null ? [] : [attempt]
  return {
    state: workState(attempts, attempts[0], termsOf(assignment, allowed, row.extraTimePercent), now()),
    at: position === null ? null : position + 1,
    ...{ items: row.items, answered: row.answered, tasks: row.tasks, opened: row.opened },
    ...{ lastSeenAt: row.lastSeenAt, dueAt: handedInAt ? null : row.dueAt, handedInAt },
  }
}
