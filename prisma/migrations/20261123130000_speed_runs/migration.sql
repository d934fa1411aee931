-- CreateEnum
CREATE TYPE "SpeedWay" AS ENUM ('IMPERATIVE', 'YAML');

-- CreateTable
CREATE TABLE "SpeedRun" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "exerciseId" TEXT NOT NULL,
    "artefactHash" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "log" JSON NOT NULL,
    "keystrokes" INTEGER NOT NULL,
    "leastKeys" INTEGER NOT NULL,
    "pasted" INTEGER NOT NULL DEFAULT 0,
    "durationMs" INTEGER NOT NULL,
    "way" "SpeedWay" NOT NULL,
    "confirmed" BOOLEAN NOT NULL,
    "refusal" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SpeedRun_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SpeedRun_userId_exerciseId_finishedAt_id_idx" ON "SpeedRun"("userId", "exerciseId", "finishedAt", "id");

-- CreateIndex
CREATE INDEX "SpeedRun_userId_finishedAt_id_idx" ON "SpeedRun"("userId", "finishedAt", "id");

-- AddForeignKey
ALTER TABLE "SpeedRun" ADD CONSTRAINT "SpeedRun_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpeedRun" ADD CONSTRAINT "SpeedRun_artefactHash_fkey" FOREIGN KEY ("artefactHash") REFERENCES "EngineArtefact"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
