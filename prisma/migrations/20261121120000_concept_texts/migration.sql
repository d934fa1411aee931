-- AlterTable
ALTER TABLE "ConceptText" ADD COLUMN     "keyPoints" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "traps" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "ConceptVersion" ADD COLUMN     "prerequisites" TEXT[];

-- AlterTable
ALTER TABLE "Diagram" ADD COLUMN     "ascii" TEXT NOT NULL DEFAULT '';
