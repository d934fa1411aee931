-- AlterTable
ALTER TABLE "ConceptVersion" ADD COLUMN     "alsoFor" TEXT[],
ADD COLUMN     "cluster" JSONB NOT NULL DEFAULT '{}';
