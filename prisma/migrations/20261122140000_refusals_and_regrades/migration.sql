-- AlterEnum
ALTER TYPE "AttemptStatus" ADD VALUE 'REFUSED';

-- CreateTable
CREATE TABLE "Regrade" (
    "id" UUID NOT NULL,
    "attemptId" UUID,
    "answerId" UUID,
    "contentVersionId" UUID,
    "artefactHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Regrade_attemptId_createdAt_id_idx" ON "Regrade"("attemptId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Regrade_answerId_createdAt_id_idx" ON "Regrade"("answerId", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_answerId_fkey" FOREIGN KEY ("answerId") REFERENCES "Answer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_contentVersionId_fkey" FOREIGN KEY ("contentVersionId") REFERENCES "ContentVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_artefactHash_fkey" FOREIGN KEY ("artefactHash") REFERENCES "EngineArtefact"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
