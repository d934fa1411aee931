-- An assignment holds more than questions.
ALTER TABLE "AssignmentQuestion" RENAME TO "AssignmentItem";
ALTER TABLE "AssignmentItem" RENAME CONSTRAINT "AssignmentQuestion_pkey" TO "AssignmentItem_pkey";
ALTER TABLE "AssignmentItem" RENAME CONSTRAINT "AssignmentQuestion_assignmentId_fkey" TO "AssignmentItem_assignmentId_fkey";
ALTER TABLE "AssignmentItem" RENAME CONSTRAINT "AssignmentQuestion_skillId_fkey" TO "AssignmentItem_skillId_fkey";
ALTER TABLE "AssignmentItem" RENAME CONSTRAINT "AssignmentQuestion_contentVersionId_fkey" TO "AssignmentItem_contentVersionId_fkey";
DROP INDEX "AssignmentQuestion_assignmentId_position_key";

ALTER TABLE "SubmissionItem" RENAME COLUMN "questionId" TO "assignmentItemId";
ALTER TABLE "SubmissionItem" RENAME CONSTRAINT "SubmissionItem_questionId_fkey" TO "SubmissionItem_assignmentItemId_fkey";
ALTER INDEX "SubmissionItem_questionId_idx" RENAME TO "SubmissionItem_assignmentItemId_idx";
DROP INDEX "SubmissionItem_submissionId_questionId_key";

-- What had been begun is due when its assignment closes.
ALTER TABLE "AssignmentSubmission" ADD COLUMN "dueAt" TIMESTAMPTZ(3);
UPDATE "AssignmentSubmission" s SET "dueAt" = a."closesAt" FROM "Assignment" a WHERE a."id" = s."assignmentId";
ALTER TABLE "AssignmentSubmission" ALTER COLUMN "dueAt" SET NOT NULL;

-- CreateEnum
CREATE TYPE "AssignmentStatus" AS ENUM ('DRAFT', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "VariantPolicy" AS ENUM ('SAME', 'OWN');

-- CreateEnum
CREATE TYPE "CountedAttempt" AS ENUM ('HIGHEST', 'LATEST', 'FIRST', 'AVERAGE');

-- CreateEnum
CREATE TYPE "ReleasePolicy" AS ENUM ('HAND_IN', 'CLOSE', 'RELEASED');

-- CreateEnum
CREATE TYPE "ItemKind" AS ENUM ('FAMILY', 'DRILL', 'EXAM');

-- CreateEnum
CREATE TYPE "SubmissionEventKind" AS ENUM ('STARTED', 'RESUMED', 'TAB_CONFLICT', 'GRACE_SAVE', 'LATE_SAVE', 'RECONNECTED', 'EXTENDED', 'HANDED_IN', 'COLLECTED');

-- CreateEnum
CREATE TYPE "MarkSource" AS ENUM ('MANUAL', 'REGRADE', 'DISPUTE');

-- CreateEnum
CREATE TYPE "RegradeKind" AS ENUM ('TODAY', 'DROP', 'FULL', 'ACCEPT');

-- CreateEnum
CREATE TYPE "DisputeStatus" AS ENUM ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN');

-- DropForeignKey
ALTER TABLE "AssignmentItem" DROP CONSTRAINT "AssignmentItem_contentVersionId_fkey";

-- DropForeignKey
ALTER TABLE "AssignmentItem" DROP CONSTRAINT "AssignmentItem_skillId_fkey";

-- DropIndex
DROP INDEX "AssignmentSubmission_assignmentId_userId_key";

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "boardNames" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "counted" "CountedAttempt" NOT NULL DEFAULT 'HIGHEST',
ADD COLUMN     "hints" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "instructions" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "latePercent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lateUntil" TIMESTAMPTZ(3),
ADD COLUMN     "minutes" INTEGER,
ADD COLUMN     "password" TEXT,
ADD COLUMN     "releasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "scoresAt" "ReleasePolicy" NOT NULL DEFAULT 'HAND_IN',
ADD COLUMN     "shuffled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "solutionsAt" "ReleasePolicy" NOT NULL DEFAULT 'CLOSE',
ADD COLUMN     "status" "AssignmentStatus" NOT NULL DEFAULT 'PUBLISHED',
ADD COLUMN     "variants" "VariantPolicy" NOT NULL DEFAULT 'OWN',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "AssignmentItem" ADD COLUMN     "difficulty" DOUBLE PRECISION,
ADD COLUMN     "droppedAt" TIMESTAMPTZ(3),
ADD COLUMN     "examForm" JSONB,
ADD COLUMN     "kind" "ItemKind" NOT NULL DEFAULT 'FAMILY',
ADD COLUMN     "points" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "seeds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ALTER COLUMN "skillId" DROP NOT NULL,
ALTER COLUMN "contentVersionId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "AssignmentSubmission" ADD COLUMN     "examId" UUID,
ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3),
ADD COLUMN     "latePercent" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ordinal" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "receipt" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "inviteOpen" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "timeZone" TEXT NOT NULL DEFAULT 'UTC';

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "externalId" TEXT,
ADD COLUMN     "extraTimePercent" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "SubmissionItem" ADD COLUMN     "examTaskId" UUID,
ADD COLUMN     "hints" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "part" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "points" DOUBLE PRECISION NOT NULL DEFAULT 1,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "spentMs" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "servedVariantId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "externalId" TEXT,
    "role" "ClassRole" NOT NULL DEFAULT 'LEARNER',
    "extraTimePercent" INTEGER NOT NULL DEFAULT 0,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "mailedAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "capacity" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "classId" UUID,
    "assignmentId" UUID,
    "subjectId" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentVersion" (
    "assignmentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "data" JSONB NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "editedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssignmentVersion_pkey" PRIMARY KEY ("assignmentId","number")
);

-- CreateTable
CREATE TABLE "AssignmentOverride" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "closesAt" TIMESTAMPTZ(3),
    "extraMinutes" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AssignmentOverride_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubmissionEvent" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "kind" "SubmissionEventKind" NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubmissionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemMark" (
    "id" UUID NOT NULL,
    "submissionItemId" UUID NOT NULL,
    "source" "MarkSource" NOT NULL,
    "score" DOUBLE PRECISION,
    "reason" TEXT NOT NULL,
    "regradeId" UUID,
    "byId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ItemMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignmentRegrade" (
    "id" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "assignmentItemId" UUID,
    "kind" "RegradeKind" NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL,
    "report" JSONB NOT NULL,
    "byId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssignmentRegrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubmissionComment" (
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "submissionItemId" UUID,
    "authorId" UUID,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SubmissionComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispute" (
    "id" UUID NOT NULL,
    "submissionItemId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "checkId" TEXT,
    "text" TEXT NOT NULL,
    "status" "DisputeStatus" NOT NULL DEFAULT 'OPEN',
    "answer" TEXT NOT NULL DEFAULT '',
    "resolvedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthoredItem" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "skillId" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "archivedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthoredItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthoredShare" (
    "authoredId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthoredShare_pkey" PRIMARY KEY ("authoredId","classId")
);

-- CreateTable
CREATE TABLE "LinkedAccount" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LinkedAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Invitation_createdById_idx" ON "Invitation"("createdById");

-- CreateIndex
CREATE INDEX "Invitation_acceptedById_idx" ON "Invitation"("acceptedById");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_classId_email_key" ON "Invitation"("classId", "email");

-- CreateIndex
CREATE INDEX "AuditEntry_classId_at_id_idx" ON "AuditEntry"("classId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_id_idx" ON "AuditEntry"("actorId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEntry_at_id_idx" ON "AuditEntry"("at", "id");

-- CreateIndex
CREATE INDEX "AssignmentVersion_editedById_idx" ON "AssignmentVersion"("editedById");

-- CreateIndex
CREATE INDEX "AssignmentOverride_userId_idx" ON "AssignmentOverride"("userId");

-- CreateIndex
CREATE INDEX "AssignmentOverride_createdById_idx" ON "AssignmentOverride"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentOverride_assignmentId_userId_key" ON "AssignmentOverride"("assignmentId", "userId");

-- CreateIndex
CREATE INDEX "SubmissionEvent_submissionId_at_id_idx" ON "SubmissionEvent"("submissionId", "at", "id");

-- CreateIndex
CREATE INDEX "ItemMark_submissionItemId_createdAt_id_idx" ON "ItemMark"("submissionItemId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "ItemMark_regradeId_idx" ON "ItemMark"("regradeId");

-- CreateIndex
CREATE INDEX "ItemMark_byId_idx" ON "ItemMark"("byId");

-- CreateIndex
CREATE INDEX "AssignmentRegrade_assignmentId_createdAt_id_idx" ON "AssignmentRegrade"("assignmentId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AssignmentRegrade_byId_idx" ON "AssignmentRegrade"("byId");

-- CreateIndex
CREATE INDEX "SubmissionComment_submissionId_createdAt_id_idx" ON "SubmissionComment"("submissionId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "SubmissionComment_submissionItemId_idx" ON "SubmissionComment"("submissionItemId");

-- CreateIndex
CREATE INDEX "SubmissionComment_authorId_idx" ON "SubmissionComment"("authorId");

-- CreateIndex
CREATE INDEX "Dispute_submissionItemId_createdAt_id_idx" ON "Dispute"("submissionItemId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Dispute_userId_createdAt_id_idx" ON "Dispute"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Dispute_resolvedById_idx" ON "Dispute"("resolvedById");

-- CreateIndex
CREATE UNIQUE INDEX "AuthoredItem_skillId_key" ON "AuthoredItem"("skillId");

-- CreateIndex
CREATE INDEX "AuthoredItem_ownerId_savedAt_id_idx" ON "AuthoredItem"("ownerId", "savedAt", "id");

-- CreateIndex
CREATE INDEX "AuthoredShare_classId_idx" ON "AuthoredShare"("classId");

-- CreateIndex
CREATE INDEX "LinkedAccount_userId_idx" ON "LinkedAccount"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "LinkedAccount_provider_subject_key" ON "LinkedAccount"("provider", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_createdAt_id_idx" ON "ApiToken"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "AssignmentItem_assignmentId_position_idx" ON "AssignmentItem"("assignmentId", "position");

-- CreateIndex
CREATE INDEX "AssignmentItem_skillId_idx" ON "AssignmentItem"("skillId");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentSubmission_examId_key" ON "AssignmentSubmission"("examId");

-- CreateIndex
CREATE INDEX "AssignmentSubmission_gradedAt_handedInAt_id_idx" ON "AssignmentSubmission"("gradedAt", "handedInAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentSubmission_assignmentId_userId_ordinal_key" ON "AssignmentSubmission"("assignmentId", "userId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "SubmissionItem_examTaskId_key" ON "SubmissionItem"("examTaskId");

-- CreateIndex
CREATE UNIQUE INDEX "SubmissionItem_submissionId_assignmentItemId_part_key" ON "SubmissionItem"("submissionId", "assignmentItemId", "part");

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentVersion" ADD CONSTRAINT "AssignmentVersion_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentVersion" ADD CONSTRAINT "AssignmentVersion_editedById_fkey" FOREIGN KEY ("editedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentItem" ADD CONSTRAINT "AssignmentItem_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentItem" ADD CONSTRAINT "AssignmentItem_contentVersionId_fkey" FOREIGN KEY ("contentVersionId") REFERENCES "ContentVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentOverride" ADD CONSTRAINT "AssignmentOverride_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentOverride" ADD CONSTRAINT "AssignmentOverride_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentOverride" ADD CONSTRAINT "AssignmentOverride_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentSubmission" ADD CONSTRAINT "AssignmentSubmission_examId_fkey" FOREIGN KEY ("examId") REFERENCES "Exam"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionItem" ADD CONSTRAINT "SubmissionItem_examTaskId_fkey" FOREIGN KEY ("examTaskId") REFERENCES "ExamTask"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionEvent" ADD CONSTRAINT "SubmissionEvent_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "AssignmentSubmission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemMark" ADD CONSTRAINT "ItemMark_submissionItemId_fkey" FOREIGN KEY ("submissionItemId") REFERENCES "SubmissionItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemMark" ADD CONSTRAINT "ItemMark_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "AssignmentRegrade"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemMark" ADD CONSTRAINT "ItemMark_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentRegrade" ADD CONSTRAINT "AssignmentRegrade_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentRegrade" ADD CONSTRAINT "AssignmentRegrade_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionComment" ADD CONSTRAINT "SubmissionComment_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "AssignmentSubmission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionComment" ADD CONSTRAINT "SubmissionComment_submissionItemId_fkey" FOREIGN KEY ("submissionItemId") REFERENCES "SubmissionItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionComment" ADD CONSTRAINT "SubmissionComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_submissionItemId_fkey" FOREIGN KEY ("submissionItemId") REFERENCES "SubmissionItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispute" ADD CONSTRAINT "Dispute_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthoredItem" ADD CONSTRAINT "AuthoredItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthoredItem" ADD CONSTRAINT "AuthoredItem_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthoredShare" ADD CONSTRAINT "AuthoredShare_authoredId_fkey" FOREIGN KEY ("authoredId") REFERENCES "AuthoredItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthoredShare" ADD CONSTRAINT "AuthoredShare_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkedAccount" ADD CONSTRAINT "LinkedAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;



UPDATE "SubmissionItem" s SET "position" = i."position" FROM "AssignmentItem" i WHERE i."id" = s."assignmentItemId";
