-- CreateEnum
CREATE TYPE "ExamStatus" AS ENUM ('RUNNING', 'GRADING', 'GRADED');

-- AlterTable
ALTER TABLE "Attempt" ALTER COLUMN "log" SET DATA TYPE JSON,
ALTER COLUMN "result" SET DATA TYPE JSON;

-- CreateTable
CREATE TABLE "Exam" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "form" JSONB NOT NULL,
    "status" "ExamStatus" NOT NULL DEFAULT 'RUNNING',
    "artefactHash" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "gradedAt" TIMESTAMPTZ(3),
    "score" INTEGER,
    "passed" BOOLEAN,

    CONSTRAINT "Exam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExamTask" (
    "id" UUID NOT NULL,
    "examId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "skillId" TEXT NOT NULL,
    "contentVersionId" UUID NOT NULL,
    "domainId" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "scenario" JSONB NOT NULL,
    "host" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "minutes" INTEGER NOT NULL,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "openedAt" TIMESTAMPTZ(3),
    "lastHash" TEXT NOT NULL,
    "nextSeq" INTEGER NOT NULL DEFAULT 0,
    "batches" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "gradedAt" TIMESTAMPTZ(3),
    "score" DOUBLE PRECISION,
    "result" JSON,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ExamTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExamEntry" (
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "firstSeq" INTEGER NOT NULL,
    "entries" JSON NOT NULL,
    "until" DOUBLE PRECISION NOT NULL,
    "seen" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "late" BOOLEAN NOT NULL,

    CONSTRAINT "ExamEntry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Exam_userId_startedAt_id_idx" ON "Exam"("userId", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Exam_userId_status_idx" ON "Exam"("userId", "status");

-- CreateIndex
CREATE INDEX "ExamTask_skillId_idx" ON "ExamTask"("skillId");

-- CreateIndex
CREATE UNIQUE INDEX "ExamTask_examId_position_key" ON "ExamTask"("examId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ExamEntry_taskId_ordinal_key" ON "ExamEntry"("taskId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ExamEntry_taskId_hash_key" ON "ExamEntry"("taskId", "hash");

-- AddForeignKey
ALTER TABLE "Exam" ADD CONSTRAINT "Exam_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Exam" ADD CONSTRAINT "Exam_artefactHash_fkey" FOREIGN KEY ("artefactHash") REFERENCES "EngineArtefact"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamTask" ADD CONSTRAINT "ExamTask_examId_fkey" FOREIGN KEY ("examId") REFERENCES "Exam"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamTask" ADD CONSTRAINT "ExamTask_skillId_fkey" FOREIGN KEY ("skillId") REFERENCES "Skill"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamTask" ADD CONSTRAINT "ExamTask_contentVersionId_fkey" FOREIGN KEY ("contentVersionId") REFERENCES "ContentVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamEntry" ADD CONSTRAINT "ExamEntry_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "ExamTask"("id") ON DELETE CASCADE ON UPDATE CASCADE;
